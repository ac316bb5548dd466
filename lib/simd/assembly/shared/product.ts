import { PARTIAL, tile } from "./tile";

/**
 * Terms that are summed before a tile goes back to memory: a panel of either
 * operand then takes a quarter of a first-level cache.
 */
const BLOCK: i32 = 256;

/**
 * Rows `firstRow` to `endRow` (multiples of 4) and panels `firstPanel` to
 * `endPanel` of `result[row][column] = sum of left[term][row] *
 * right[term][column]`, all three as panel matrices: eight columns at a time,
 * [column / 8][row][column % 8], from panel to panel `...Stride` bytes.
 *
 * `bias`: address of a vector that is added to every row, or 0.
 * `ending`: what becomes of the sum, see `tile`; `mask` lies like `result`.
 *
 * Terms are added one after another, whatever the range. It is fastest where
 * `left` and `right` do not start at the same place of a 4 KiB page: the first
 * level cache mixes up lines that do, for a seventh of the time.
 */
export function product(
  left: usize,
  leftStride: usize,
  right: usize,
  rightStride: usize,
  result: usize,
  resultStride: usize,
  firstRow: i32,
  endRow: i32,
  firstPanel: i32,
  endPanel: i32,
  terms: i32,
  bias: usize,
  ending: i32,
  mask: usize,
): void {
  for (let start = 0; start < terms; start += BLOCK) {
    const count = min(BLOCK, terms - start);
    const last = start + count === terms;
    for (let panel = firstPanel; panel < endPanel; panel++) {
      const columns = right + <usize> panel * rightStride +
        (<usize> start << 5);
      for (let row = firstRow; row < endRow; row += 4) {
        const offset = <usize> panel * resultStride + (<usize> row << 5);
        tile(
          left + <usize> (row >> 3) * leftStride + (<usize> start << 5) +
            (<usize> (row & 4) << 2),
          columns,
          count,
          result + offset,
          start > 0 ? result + offset : bias ? bias + (<usize> panel << 5) : 0,
          start > 0 ? 32 : 0,
          last ? ending : PARTIAL,
          mask + offset,
        );
      }
    }
  }
}
