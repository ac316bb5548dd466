/**
 * From the moments of `rows` patterns, see `moments`, to each pixel's mean and
 * sum of squared deviations, in float64. `pixels` is a multiple of 4.
 */
export function conclude(
  firsts: usize,
  sums: usize,
  squares: usize,
  means: usize,
  deviations: usize,
  pixels: i32,
  rows: f64,
): void {
  const count = f64x2.splat(rows), zero = f64x2.splat(0);
  for (let pixel: usize = 0; pixel < <usize> pixels; pixel += 2) {
    const at = pixel << 3;
    const first = f64x2.promote_low_f32x4(
      v128.load_zero<u64>(firsts + (pixel << 2)),
    );
    const sum = v128.load(sums + at);
    const mean = f64x2.div(sum, count);
    v128.store(means + at, f64x2.add(first, mean));
    const square = f64x2.sub(v128.load(squares + at), f64x2.mul(sum, mean));
    v128.store(deviations + at, f64x2.pmax(zero, square));
  }
}
