import { loadFour, raised } from "./load";

/** Bytes of the stored values of a group of 32, at most. */
const STORED: usize = 256;

/**
 * Makes `count` stored values at `from` ready for computing: float32 at
 * `target`, which may be the same place where they are stored as such, and
 * raised to `floor` where they are below, but for infinities. Returns 0 where
 * all are finite, else 1.
 *
 * Leaves the 256-bit checksum of the float32 values before they were raised,
 * 32 bytes, at `digest` unless that is 0. For the algorithm see
 * `lib/stream/kernel/pattern_checksum.ts`. `scratch` has room for 384 bytes.
 */
@inline
export function admit<T>(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  digest: usize,
  scratch: usize,
): i32 {
  return digest === 0
    ? raise<T>(from, target, count, floor, scratch)
    : raiseAndSum<T>(from, target, count, floor, digest, scratch);
}

function raise<T>(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  scratch: usize,
): i32 {
  const least = f32x4.splat(floor);
  let bad = f32x4.splat(0), other = bad;
  let at = from, to = target;
  const whole = from + (<usize> count & ~7) * sizeof<T>();
  for (; at < whole; at += 8 * sizeof<T>(), to += 32) {
    const a = loadFour<T>(at), b = loadFour<T>(at + 4 * sizeof<T>());
    bad = v128.or(bad, keep<T>(to, a, least));
    other = v128.or(other, keep<T>(to + 16, b, least));
  }
  const rest = <usize> count & 7;
  if (rest > 0) {
    // Zeros behind the last.
    memory.fill(scratch, 0, STORED);
    memory.copy(scratch, at, rest * sizeof<T>());
    const sums = scratch + STORED;
    bad = v128.or(bad, keep<T>(sums, loadFour<T>(scratch), least));
    const b = loadFour<T>(scratch + 4 * sizeof<T>());
    bad = v128.or(bad, keep<T>(sums + 16, b, least));
    memory.copy(to, sums, rest << 2);
  }
  return <i32> v128.any_true(v128.or(bad, other));
}

function raiseAndSum<T>(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  digest: usize,
  scratch: usize,
): i32 {
  const least = f32x4.splat(floor);
  let bad = f32x4.splat(0);
  const factor = i32x4.splat(0x9e3779b1);
  let a = start(count, 0), b = start(count, 1);
  let c = start(count, 2), d = start(count, 3);
  let e = start(count, 4), f = start(count, 5);
  let g = start(count, 6), h = start(count, 7);
  let at = from, to = target;
  const size = sizeof<T>();
  const whole = from + (<usize> count & ~31) * size;
  const rest = <usize> count & 31;
  // Whole groups, the values left over with zeros behind them, five more of zeros.
  for (let extra = 0; extra < 6;) {
    if (at >= whole || extra > 0) {
      if (extra < 2) memory.fill(scratch, 0, STORED);
      if (extra === 0) memory.copy(scratch, whole, rest * size);
      if (extra === 1) memory.copy(target + (<usize> (count & ~31) << 2), scratch + STORED, rest << 2);
      at = scratch;
      to = scratch + STORED;
      extra++;
    }
    let v = loadFour<T>(at);
    a = i32x4.mul(v128.xor(a, v), factor);
    bad = v128.or(bad, keep<T>(to, v, least));
    v = loadFour<T>(at + 4 * size);
    b = i32x4.mul(v128.xor(b, v), factor);
    bad = v128.or(bad, keep<T>(to + 16, v, least));
    v = loadFour<T>(at + 8 * size);
    c = i32x4.mul(v128.xor(c, v), factor);
    bad = v128.or(bad, keep<T>(to + 32, v, least));
    v = loadFour<T>(at + 12 * size);
    d = i32x4.mul(v128.xor(d, v), factor);
    bad = v128.or(bad, keep<T>(to + 48, v, least));
    v = loadFour<T>(at + 16 * size);
    e = i32x4.mul(v128.xor(e, v), factor);
    bad = v128.or(bad, keep<T>(to + 64, v, least));
    v = loadFour<T>(at + 20 * size);
    f = i32x4.mul(v128.xor(f, v), factor);
    bad = v128.or(bad, keep<T>(to + 80, v, least));
    v = loadFour<T>(at + 24 * size);
    g = i32x4.mul(v128.xor(g, v), factor);
    bad = v128.or(bad, keep<T>(to + 96, v, least));
    v = loadFour<T>(at + 28 * size);
    h = i32x4.mul(v128.xor(h, v), factor);
    bad = v128.or(bad, keep<T>(to + 112, v, least));
    a = v128.xor(a, turned(b));
    b = v128.xor(b, turned(c));
    c = v128.xor(c, turned(d));
    d = v128.xor(d, turned(e));
    e = v128.xor(e, turned(f));
    f = v128.xor(f, turned(g));
    g = v128.xor(g, turned(h));
    h = v128.xor(h, turned(a));
    at += 32 * size;
    to += 128;
  }
  v128.store(digest, i32x4.add(i32x4.add(a, c), i32x4.add(e, g)));
  v128.store(digest, i32x4.add(i32x4.add(b, d), i32x4.add(f, h)), 16);
  return <i32> v128.any_true(bad);
}

/**
 * Stores four values, raised to `least`; something other than zero in place of
 * those that are not finite, which stay as they are.
 */
@inline
function keep<T>(to: usize, values: v128, least: v128): v128 {
  v128.store(to, raised<T>(values, least));
  return isFloat<T>() ? f32x4.sub(values, values) : f32x4.splat(0);
}

/** Four words to start with, different for each vector and number of words. */
@inline
function start(count: i32, vector: i32): v128 {
  const word = count + (vector << 2) * 0x85ebca6b;
  let v = i32x4.splat(word);
  v = i32x4.replace_lane(v, 1, word + 0x85ebca6b);
  v = i32x4.replace_lane(v, 2, word + 2 * 0x85ebca6b);
  return i32x4.replace_lane(v, 3, word + 3 * 0x85ebca6b);
}

/** The bytes moved up by five places, the last five to the front. */
@inline
function turned(v: v128): v128 {
  return v128.shuffle<i8>(v, v, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
}
