/**
 * Raises the `count` values at `pattern` that are below `floor` to it, but for
 * infinities. Returns 0 where all were finite, else 1.
 */
export function admit(pattern: usize, count: i32, floor: f32): i32 {
  const least = f32x4.splat(floor);
  // A finite number less itself is +0; NaN and infinities leave NaN.
  let bad = f32x4.splat(0), other = bad;
  let at = pattern;
  const end = pattern + (<usize> count << 2);
  for (; at + 32 <= end; at += 32) {
    const a = v128.load(at), b = v128.load(at, 16);
    const badA = f32x4.sub(a, a), badB = f32x4.sub(b, b);
    bad = v128.or(bad, badA);
    other = v128.or(other, badB);
    // NaN is no larger than anything: what is not finite stays to be found.
    v128.store(at, f32x4.pmax(a, f32x4.add(least, badA)));
    v128.store(at, f32x4.pmax(b, f32x4.add(least, badB)), 16);
  }
  let failed = <i32> v128.any_true(v128.or(bad, other));
  for (; at < end; at += 4) {
    const value = load<f32>(at);
    if (!(value - value === 0)) failed = 1;
    else if (value < floor) store<f32>(at, floor);
  }
  return failed;
}
