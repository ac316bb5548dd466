import { sampleFour, sampleOne } from "./sample";

/**
 * The values that `shift` would give, to the bit, in some runs of pixels, one
 * after the other at `target`. For runs see `centre`; their rows and columns
 * are the detector's.
 */
export function gather(
  source: usize,
  target: usize,
  runs: usize,
  runCount: i32,
  rows: i32,
  columns: i32,
  wholeY: i32,
  wholeX: i32,
  w00: f32,
  w01: f32,
  w10: f32,
  w11: f32,
): void {
  const v00 = f32x4.splat(w00), v01 = f32x4.splat(w01);
  const v10 = f32x4.splat(w10), v11 = f32x4.splat(w11);
  const rowBytes = <usize> columns << 2;
  const end = runs + (<usize> runCount << 4);
  let to = target;
  for (let run = runs; run < end; run += 16) {
    const length = load<i32>(run, 4);
    const y = load<i32>(run, 8) + wholeY;
    const x = load<i32>(run, 12) + wholeX;
    if (y < 0 || y + 1 >= rows || x < 0 || x + length >= columns) {
      for (let i = 0; i < length; i++, to += 4) {
        const value = sampleOne(
          source,
          rows,
          columns,
          y,
          x + i,
          w00,
          w01,
          w10,
          w11,
        );
        store<f32>(to, value);
      }
      continue;
    }
    let at = source + <usize> y * rowBytes + (<usize> x << 2);
    let i = 0;
    for (; i + 4 <= length; i += 4, at += 16, to += 16) {
      v128.store(to, sampleFour(at, at + rowBytes, v00, v01, v10, v11));
    }
    for (; i < length; i++, at += 4, to += 4) {
      const value = w00 * load<f32>(at) + w01 * load<f32>(at, 4) +
        w10 * load<f32>(at + rowBytes) + w11 * load<f32>(at + rowBytes, 4);
      store<f32>(to, value);
    }
  }
}
