import { loadFour, raised } from "./load";
import { mixed, rowOne } from "./sample";

/**
 * The values that `shift` would give, to the bit, of a pattern as it is stored
 * and raised to `floor`, in some runs of pixels, one after the other at
 * `target`. For runs see `centre`; their rows and columns are the detector's.
 * Reads up to 7 stored values behind the pattern, without using them. Returns 0
 * where all are finite, else 1.
 */
@inline
export function gather<T>(
  source: usize,
  target: usize,
  runs: usize,
  runCount: i32,
  rows: i32,
  columns: i32,
  wholeY: i32,
  wholeX: i32,
  left: f32,
  right: f32,
  above: f32,
  below: f32,
  floor: f32,
  pixels: i32,
): i32 {
  const l = f32x4.splat(left), r = f32x4.splat(right);
  const a = f32x4.splat(above), b = f32x4.splat(below);
  const least = f32x4.splat(floor);
  const rowBytes = <usize> columns * sizeof<T>();
  const end = runs + (<usize> runCount << 4);
  const targetEnd = target + (<usize> pixels << 2);
  let to = target;
  for (let run = runs; run < end; run += 16) {
    const length = load<i32>(run, 4);
    const y = load<i32>(run, 8) + wholeY;
    const x = load<i32>(run, 12) + wholeX;
    const next = to + (<usize> length << 2);
    if (y < 0 || y + 1 >= rows || x < 0 || x + length >= columns) {
      for (let i = x; to < next; i++, to += 4) {
        const upper = rowOne<T>(source, rows, columns, y, i, floor, left, right);
        const lower = rowOne<T>(source, rows, columns, y + 1, i, floor, left, right);
        store<f32>(to, above * upper + below * lower);
      }
      continue;
    }
    let at = source + <usize> y * rowBytes + <usize> x * sizeof<T>();
    for (; to < next; to += 16, at += 4 * sizeof<T>()) {
      const under = at + rowBytes;
      const upper = mixed(
        raised<T>(loadFour<T>(at), least),
        raised<T>(loadFour<T>(at + sizeof<T>()), least),
        l,
        r,
      );
      const lower = mixed(
        raised<T>(loadFour<T>(under), least),
        raised<T>(loadFour<T>(under + sizeof<T>()), least),
        l,
        r,
      );
      let v = mixed(upper, lower, a, b);
      if (to + 16 <= targetEnd) {
        // What is too much is overwritten by the next run.
        v128.store(to, v);
        continue;
      }
      for (let last = to; last < targetEnd; last += 4) {
        store<f32>(last, f32x4.extract_lane(v, 0));
        v = v128.shuffle<f32>(v, v, 1, 2, 3, 0);
      }
    }
    to = next;
  }
  if (!isFloat<T>()) return 0;
  let bad = f32x4.splat(0);
  for (to = target; to + 16 <= targetEnd; to += 16) {
    const v = v128.load(to);
    bad = v128.or(bad, f32x4.sub(v, v));
  }
  let failed = <i32> v128.any_true(bad);
  for (; to < targetEnd; to += 4) {
    const value = load<f32>(to);
    if (value - value !== 0) failed = 1;
  }
  return failed;
}
