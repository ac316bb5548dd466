/**
 * 256-bit checksum of the `count` 4-byte words at `pattern`: 32 bytes at
 * `target`. For the algorithm see `lib/stream/kernel/pattern_checksum.ts`.
 * `scratch` has room for 128 bytes.
 */
export function checksum(
  pattern: usize,
  count: i32,
  target: usize,
  scratch: usize,
): void {
  const factor = i32x4.splat(0x9e3779b1);
  let a = start(count, 0), b = start(count, 1);
  let c = start(count, 2), d = start(count, 3);
  let e = start(count, 4), f = start(count, 5);
  let g = start(count, 6), h = start(count, 7);
  let at = pattern;
  const end = pattern + (<usize> count << 2);
  // Whole groups, the words left over with zeros behind them, five more of zeros.
  for (let extra = 0; extra < 6;) {
    if (at + 128 > end || extra > 0) {
      memory.fill(scratch, 0, 128);
      if (extra === 0) memory.copy(scratch, at, end - at);
      at = scratch;
      extra++;
    }
    a = i32x4.mul(v128.xor(a, v128.load(at)), factor);
    b = i32x4.mul(v128.xor(b, v128.load(at, 16)), factor);
    c = i32x4.mul(v128.xor(c, v128.load(at, 32)), factor);
    d = i32x4.mul(v128.xor(d, v128.load(at, 48)), factor);
    e = i32x4.mul(v128.xor(e, v128.load(at, 64)), factor);
    f = i32x4.mul(v128.xor(f, v128.load(at, 80)), factor);
    g = i32x4.mul(v128.xor(g, v128.load(at, 96)), factor);
    h = i32x4.mul(v128.xor(h, v128.load(at, 112)), factor);
    a = v128.xor(a, turned(b));
    b = v128.xor(b, turned(c));
    c = v128.xor(c, turned(d));
    d = v128.xor(d, turned(e));
    e = v128.xor(e, turned(f));
    f = v128.xor(f, turned(g));
    g = v128.xor(g, turned(h));
    h = v128.xor(h, turned(a));
    at += 128;
  }
  v128.store(target, i32x4.add(i32x4.add(a, c), i32x4.add(e, g)));
  v128.store(target, i32x4.add(i32x4.add(b, d), i32x4.add(f, h)), 16);
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
