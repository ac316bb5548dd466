/**
 * Adds `count` patterns, `stride` bytes from one to the next, to the moments of
 * each of their pixels: the sum of its differences from a first value and the
 * sum of their squares, in float64. The first value is that of the first
 * pattern of the call where `fresh` is not 0, when the sums start at zero.
 *
 * The patterns are added one after the other: however many calls they come in,
 * the bits are the same. `pixels` is a multiple of 8.
 */
export function moments(
  patterns: usize,
  stride: usize,
  count: i32,
  fresh: i32,
  firsts: usize,
  sums: usize,
  squares: usize,
  pixels: i32,
): void {
  for (let pixel: usize = 0; pixel < <usize> pixels; pixel += 8) {
    const first = firsts + (pixel << 2);
    const sum = sums + (pixel << 3);
    const square = squares + (pixel << 3);
    let at = patterns + (pixel << 2);
    let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0;
    let q0 = s0, q1 = s0, q2 = s0, q3 = s0;
    if (fresh) {
      v128.store(first, v128.load(at));
      v128.store(first, v128.load(at, 16), 16);
    } else {
      s0 = v128.load(sum);
      s1 = v128.load(sum, 16);
      s2 = v128.load(sum, 32);
      s3 = v128.load(sum, 48);
      q0 = v128.load(square);
      q1 = v128.load(square, 16);
      q2 = v128.load(square, 32);
      q3 = v128.load(square, 48);
    }
    const f0 = f64x2.promote_low_f32x4(v128.load_zero<u64>(first)), f1 = f64x2.promote_low_f32x4(v128.load_zero<u64>(first, 8));
    const f2 = f64x2.promote_low_f32x4(v128.load_zero<u64>(first, 16)), f3 = f64x2.promote_low_f32x4(v128.load_zero<u64>(first, 24));
    for (let i = 0; i < count; i++, at += stride) {
      let d = f64x2.sub(f64x2.promote_low_f32x4(v128.load_zero<u64>(at)), f0);
      s0 = f64x2.add(s0, d);
      q0 = f64x2.add(q0, f64x2.mul(d, d));
      d = f64x2.sub(f64x2.promote_low_f32x4(v128.load_zero<u64>(at, 8)), f1);
      s1 = f64x2.add(s1, d);
      q1 = f64x2.add(q1, f64x2.mul(d, d));
      d = f64x2.sub(f64x2.promote_low_f32x4(v128.load_zero<u64>(at, 16)), f2);
      s2 = f64x2.add(s2, d);
      q2 = f64x2.add(q2, f64x2.mul(d, d));
      d = f64x2.sub(f64x2.promote_low_f32x4(v128.load_zero<u64>(at, 24)), f3);
      s3 = f64x2.add(s3, d);
      q3 = f64x2.add(q3, f64x2.mul(d, d));
    }
    v128.store(sum, s0);
    v128.store(sum, s1, 16);
    v128.store(sum, s2, 32);
    v128.store(sum, s3, 48);
    v128.store(square, q0);
    v128.store(square, q1, 16);
    v128.store(square, q2, 32);
    v128.store(square, q3, 48);
  }
}
