/**
 * Adds the values of a pattern, times `scale` and rounded to the nearest
 * integer, to float64 sums. `pixels` is a multiple of 4.
 */
export function addRounded(
  pattern: usize,
  sums: usize,
  pixels: i32,
  scale: f64,
): void {
  const factor = f64x2.splat(scale);
  for (let pixel: usize = 0; pixel < <usize> pixels; pixel += 4) {
    const from = pattern + (pixel << 2);
    const at = sums + (pixel << 3);
    const a = f64x2.nearest(f64x2.mul(f64x2.promote_low_f32x4(v128.load_zero<u64>(from)), factor));
    const b = f64x2.nearest(f64x2.mul(f64x2.promote_low_f32x4(v128.load_zero<u64>(from, 8)), factor));
    v128.store(at, f64x2.add(v128.load(at), a));
    v128.store(at, f64x2.add(v128.load(at, 16), b), 16);
  }
}
