import { sampleFour, sampleOne } from "./sample";

/**
 * Moves a pattern: the pixel (y, x) of `target` comes from the pixels
 * (y + wholeY, x + wholeX) of `source` and right of, below and diagonally below
 * it, with the weights w00, w01, w10 and w11. Zeros from outside.
 */
export function shift(
  source: usize,
  target: usize,
  rows: i32,
  columns: i32,
  wholeY: i32,
  wholeX: i32,
  w00: f32,
  w01: f32,
  w10: f32,
  w11: f32,
): void {
  // Columns whose neighbours to the left and right lie on the detector.
  const first = min(columns, max(0, -wholeX));
  const last = max(first, min(columns, columns - 1 - wholeX));
  const v00 = f32x4.splat(w00), v01 = f32x4.splat(w01);
  const v10 = f32x4.splat(w10), v11 = f32x4.splat(w11);
  const rowBytes = <usize> columns << 2;
  for (let y = 0; y < rows; y++) {
    const from = y + wholeY;
    const to = target + <usize> y * rowBytes;
    const inside = from >= 0 && from + 1 < rows && last - first >= 4;
    // Pixels by fours where that works, the others one by one.
    for (let x = 0; x < columns; x++) {
      if (inside && x === first) x = last;
      if (x >= columns) break;
      const value = sampleOne(
        source,
        rows,
        columns,
        from,
        x + wholeX,
        w00,
        w01,
        w10,
        w11,
      );
      store<f32>(to + (<usize> x << 2), value);
    }
    if (!inside) continue;
    let above = source + <usize> from * rowBytes + (<usize> (first + wholeX) << 2);
    let below = above + rowBytes;
    let at = to + (<usize> first << 2);
    const end = to + (<usize> last << 2);
    for (; at + 16 <= end; at += 16, above += 16, below += 16) {
      v128.store(at, sampleFour(above, below, v00, v01, v10, v11));
    }
    // The last four once more cost less than up to three by themselves.
    const back = at + 16 - end;
    if (back < 16) {
      above -= back;
      below -= back;
      v128.store(at - back, sampleFour(above, below, v00, v01, v10, v11));
    }
  }
}
