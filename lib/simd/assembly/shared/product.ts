import { multiplyAdd } from "./multiply_add";

/**
 * Terms that are summed before a tile goes back to memory: a panel of either
 * operand then takes a quarter of a first-level cache.
 */
const BLOCK: i32 = 256;

/** Ending: negative results become zero. */
const RECTIFY: i32 = 1;
/** Ending: results become zero where the mask's element is not above zero. */
const MASK: i32 = 2;

/**
 * Rows `firstRow` to `endRow` (multiples of 4) and panels `firstPanel` to
 * `endPanel` of `result[row][column] = sum of left[term][row] *
 * right[term][column]`, all three as panel matrices: eight columns at a time,
 * [column / 8][row][column % 8], from panel to panel `...Stride` bytes.
 *
 * `bias`: address of a vector that is added to every row, or 0.
 * `ending`: what becomes of the sum, see above; `mask` lies like `result`.
 *
 * Terms are added one after another, whatever the range.
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
          last ? ending : 0,
          mask + offset,
        );
      }
    }
  }
}

/**
 * Four rows of one panel. V8 checks the bounds of every load (Deno leaves its
 * trap handler off), so the tile that wins is the one with the fewest loads: a
 * vector of four rows, from which shuffles take one at a time. Eight sums are
 * what two multipliers with a latency of four need.
 */
function tile(
  left: usize,
  right: usize,
  terms: i32,
  result: usize,
  initial: usize,
  initialStride: usize,
  ending: i32,
  mask: usize,
): void {
  let a0 = f32x4.splat(0), b0 = a0, a1 = a0, b1 = a0;
  let a2 = a0, b2 = a0, a3 = a0, b3 = a0;
  if (initial !== 0) {
    a0 = v128.load(initial);
    b0 = v128.load(initial, 16);
    initial += initialStride;
    a1 = v128.load(initial);
    b1 = v128.load(initial, 16);
    initial += initialStride;
    a2 = v128.load(initial);
    b2 = v128.load(initial, 16);
    initial += initialStride;
    a3 = v128.load(initial);
    b3 = v128.load(initial, 16);
  }
  const end = right + (<usize> terms << 5);
  while (right < end) {
    const low = v128.load(right);
    const high = v128.load(right, 16);
    const rows = v128.load(left);
    let row = v128.shuffle<f32>(rows, rows, 0, 0, 0, 0);
    a0 = multiplyAdd(row, low, a0);
    b0 = multiplyAdd(row, high, b0);
    row = v128.shuffle<f32>(rows, rows, 1, 1, 1, 1);
    a1 = multiplyAdd(row, low, a1);
    b1 = multiplyAdd(row, high, b1);
    row = v128.shuffle<f32>(rows, rows, 2, 2, 2, 2);
    a2 = multiplyAdd(row, low, a2);
    b2 = multiplyAdd(row, high, b2);
    row = v128.shuffle<f32>(rows, rows, 3, 3, 3, 3);
    a3 = multiplyAdd(row, low, a3);
    b3 = multiplyAdd(row, high, b3);
    left += 32;
    right += 32;
  }
  if (ending === RECTIFY) {
    const zero = f32x4.splat(0);
    a0 = f32x4.max(a0, zero);
    b0 = f32x4.max(b0, zero);
    a1 = f32x4.max(a1, zero);
    b1 = f32x4.max(b1, zero);
    a2 = f32x4.max(a2, zero);
    b2 = f32x4.max(b2, zero);
    a3 = f32x4.max(a3, zero);
    b3 = f32x4.max(b3, zero);
  } else if (ending === MASK) {
    const zero = f32x4.splat(0);
    a0 = v128.and(a0, f32x4.gt(v128.load(mask), zero));
    b0 = v128.and(b0, f32x4.gt(v128.load(mask, 16), zero));
    a1 = v128.and(a1, f32x4.gt(v128.load(mask, 32), zero));
    b1 = v128.and(b1, f32x4.gt(v128.load(mask, 48), zero));
    a2 = v128.and(a2, f32x4.gt(v128.load(mask, 64), zero));
    b2 = v128.and(b2, f32x4.gt(v128.load(mask, 80), zero));
    a3 = v128.and(a3, f32x4.gt(v128.load(mask, 96), zero));
    b3 = v128.and(b3, f32x4.gt(v128.load(mask, 112), zero));
  }
  v128.store(result, a0);
  v128.store(result, b0, 16);
  v128.store(result, a1, 32);
  v128.store(result, b1, 48);
  v128.store(result, a2, 64);
  v128.store(result, b2, 80);
  v128.store(result, a3, 96);
  v128.store(result, b3, 112);
}
