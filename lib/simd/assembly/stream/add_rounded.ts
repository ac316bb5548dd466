/**
 * Adds the values of `count` patterns, `stride` bytes from one to the next,
 * rounded to whole quanta, to 64-bit sums. `magic` is 1.5 * 2^52 quanta: what
 * has been added to it has the number of quanta in its lowest bits, and as a
 * sum of integers any order gives the same. Each pattern leaves the bits of
 * `magic` in the sums besides; see `concludeRounded`. `pixels` is a multiple of
 * 4.
 */
export function addRounded(
  patterns: usize,
  stride: usize,
  count: i32,
  sums: usize,
  pixels: i32,
  magic: f64,
): void {
  const rounder = f64x2.splat(magic);
  for (let pixel: usize = 0; pixel < <usize> pixels; pixel += 4) {
    const to = sums + (pixel << 3);
    let at = patterns + (pixel << 2);
    let a = v128.load(to), b = v128.load(to, 16);
    for (let i = 0; i < count; i++, at += stride) {
      const low = f64x2.promote_low_f32x4(v128.load_zero<u64>(at));
      const high = f64x2.promote_low_f32x4(v128.load_zero<u64>(at, 8));
      a = i64x2.add(a, f64x2.add(low, rounder));
      b = i64x2.add(b, f64x2.add(high, rounder));
    }
    v128.store(to, a);
    v128.store(to, b, 16);
  }
}

/** Makes float64 numbers of quanta of the sums of `count` patterns, in their place. */
export function concludeRounded(
  sums: usize,
  count: i32,
  pixels: i32,
  magic: f64,
): void {
  const besides = <i64> count * reinterpret<i64>(magic);
  const end = sums + (<usize> pixels << 3);
  for (let at = sums; at < end; at += 8) {
    store<f64>(at, <f64> (load<i64>(at) - besides));
  }
}
