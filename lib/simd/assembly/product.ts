import { multiplyAdd } from "./shared/multiply_add";

/** Terms that are summed before a tile goes back to memory. */
const BLOCK: i32 = 256;

/** Nothing is done to the product. */
const PLAIN: i32 = 0;
/** Negative results become zero. */
const RECTIFY: i32 = 1;
/** Results become zero where the mask's element is not above zero. */
const MASK: i32 = 2;

/**
 * Part of a product of two panel matrices, `result = left * right`, that a
 * later call may go on with.
 *
 * A panel matrix holds eight columns at a time: [column / 8][row][column % 8].
 * From one panel to the next it is `...Stride` bytes. `result` gets the rows
 * `firstRow` to `endRow`, in tiles of six, and the panels `firstPanel` to
 * `endPanel`; it and `left` must hold rows up to the next multiple of six, of
 * which those beyond the matrix are computed from whatever `left` holds there.
 *
 * `bias`: address of a vector that is added to every row, or 0.
 * `ending`: what becomes of the sum, see above; `mask` lies like `result`.
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
    const first = start === 0;
    const last = start + count === terms;
    const block = left + (<usize> start >> 3) * leftStride;
    for (let panel = firstPanel; panel < endPanel; panel++) {
      const column = right + <usize> panel * rightStride +
        (<usize> start << 5);
      for (let row = firstRow; row < endRow; row += 6) {
        const offset = <usize> panel * resultStride + (<usize> row << 5);
        tile(
          block + (<usize> row << 5),
          leftStride,
          column,
          count,
          result + offset,
          !first,
          first && bias !== 0 ? bias + (<usize> panel << 5) : 0,
          last ? ending : PLAIN,
          mask + offset,
        );
      }
    }
  }
}

/** Six rows of one panel: twelve sums in twelve of sixteen registers. */
function tile(
  left: usize,
  leftStride: usize,
  right: usize,
  terms: i32,
  result: usize,
  goOn: bool,
  bias: usize,
  ending: i32,
  mask: usize,
): void {
  let a0 = f32x4.splat(0), b0 = a0;
  if (bias !== 0) {
    a0 = v128.load(bias);
    b0 = v128.load(bias, 16);
  }
  let a1 = a0, b1 = b0, a2 = a0, b2 = b0, a3 = a0, b3 = b0;
  let a4 = a0, b4 = b0, a5 = a0, b5 = b0;
  if (goOn) {
    a0 = v128.load(result, 0);
    b0 = v128.load(result, 16);
    a1 = v128.load(result, 32);
    b1 = v128.load(result, 48);
    a2 = v128.load(result, 64);
    b2 = v128.load(result, 80);
    a3 = v128.load(result, 96);
    b3 = v128.load(result, 112);
    a4 = v128.load(result, 128);
    b4 = v128.load(result, 144);
    a5 = v128.load(result, 160);
    b5 = v128.load(result, 176);
  }
  let r0: v128, r1: v128, s: v128;
  const eights = terms >> 3;
  for (let eight = 0; eight < eights; eight++) {
    r0 = v128.load(right, 0);
    r1 = v128.load(right, 16);
    s = v128.load32_splat(left, 0);
    a0 = multiplyAdd(s, r0, a0);
    b0 = multiplyAdd(s, r1, b0);
    s = v128.load32_splat(left, 32);
    a1 = multiplyAdd(s, r0, a1);
    b1 = multiplyAdd(s, r1, b1);
    s = v128.load32_splat(left, 64);
    a2 = multiplyAdd(s, r0, a2);
    b2 = multiplyAdd(s, r1, b2);
    s = v128.load32_splat(left, 96);
    a3 = multiplyAdd(s, r0, a3);
    b3 = multiplyAdd(s, r1, b3);
    s = v128.load32_splat(left, 128);
    a4 = multiplyAdd(s, r0, a4);
    b4 = multiplyAdd(s, r1, b4);
    s = v128.load32_splat(left, 160);
    a5 = multiplyAdd(s, r0, a5);
    b5 = multiplyAdd(s, r1, b5);
    r0 = v128.load(right, 32);
    r1 = v128.load(right, 48);
    s = v128.load32_splat(left, 4);
    a0 = multiplyAdd(s, r0, a0);
    b0 = multiplyAdd(s, r1, b0);
    s = v128.load32_splat(left, 36);
    a1 = multiplyAdd(s, r0, a1);
    b1 = multiplyAdd(s, r1, b1);
    s = v128.load32_splat(left, 68);
    a2 = multiplyAdd(s, r0, a2);
    b2 = multiplyAdd(s, r1, b2);
    s = v128.load32_splat(left, 100);
    a3 = multiplyAdd(s, r0, a3);
    b3 = multiplyAdd(s, r1, b3);
    s = v128.load32_splat(left, 132);
    a4 = multiplyAdd(s, r0, a4);
    b4 = multiplyAdd(s, r1, b4);
    s = v128.load32_splat(left, 164);
    a5 = multiplyAdd(s, r0, a5);
    b5 = multiplyAdd(s, r1, b5);
    r0 = v128.load(right, 64);
    r1 = v128.load(right, 80);
    s = v128.load32_splat(left, 8);
    a0 = multiplyAdd(s, r0, a0);
    b0 = multiplyAdd(s, r1, b0);
    s = v128.load32_splat(left, 40);
    a1 = multiplyAdd(s, r0, a1);
    b1 = multiplyAdd(s, r1, b1);
    s = v128.load32_splat(left, 72);
    a2 = multiplyAdd(s, r0, a2);
    b2 = multiplyAdd(s, r1, b2);
    s = v128.load32_splat(left, 104);
    a3 = multiplyAdd(s, r0, a3);
    b3 = multiplyAdd(s, r1, b3);
    s = v128.load32_splat(left, 136);
    a4 = multiplyAdd(s, r0, a4);
    b4 = multiplyAdd(s, r1, b4);
    s = v128.load32_splat(left, 168);
    a5 = multiplyAdd(s, r0, a5);
    b5 = multiplyAdd(s, r1, b5);
    r0 = v128.load(right, 96);
    r1 = v128.load(right, 112);
    s = v128.load32_splat(left, 12);
    a0 = multiplyAdd(s, r0, a0);
    b0 = multiplyAdd(s, r1, b0);
    s = v128.load32_splat(left, 44);
    a1 = multiplyAdd(s, r0, a1);
    b1 = multiplyAdd(s, r1, b1);
    s = v128.load32_splat(left, 76);
    a2 = multiplyAdd(s, r0, a2);
    b2 = multiplyAdd(s, r1, b2);
    s = v128.load32_splat(left, 108);
    a3 = multiplyAdd(s, r0, a3);
    b3 = multiplyAdd(s, r1, b3);
    s = v128.load32_splat(left, 140);
    a4 = multiplyAdd(s, r0, a4);
    b4 = multiplyAdd(s, r1, b4);
    s = v128.load32_splat(left, 172);
    a5 = multiplyAdd(s, r0, a5);
    b5 = multiplyAdd(s, r1, b5);
    r0 = v128.load(right, 128);
    r1 = v128.load(right, 144);
    s = v128.load32_splat(left, 16);
    a0 = multiplyAdd(s, r0, a0);
    b0 = multiplyAdd(s, r1, b0);
    s = v128.load32_splat(left, 48);
    a1 = multiplyAdd(s, r0, a1);
    b1 = multiplyAdd(s, r1, b1);
    s = v128.load32_splat(left, 80);
    a2 = multiplyAdd(s, r0, a2);
    b2 = multiplyAdd(s, r1, b2);
    s = v128.load32_splat(left, 112);
    a3 = multiplyAdd(s, r0, a3);
    b3 = multiplyAdd(s, r1, b3);
    s = v128.load32_splat(left, 144);
    a4 = multiplyAdd(s, r0, a4);
    b4 = multiplyAdd(s, r1, b4);
    s = v128.load32_splat(left, 176);
    a5 = multiplyAdd(s, r0, a5);
    b5 = multiplyAdd(s, r1, b5);
    r0 = v128.load(right, 160);
    r1 = v128.load(right, 176);
    s = v128.load32_splat(left, 20);
    a0 = multiplyAdd(s, r0, a0);
    b0 = multiplyAdd(s, r1, b0);
    s = v128.load32_splat(left, 52);
    a1 = multiplyAdd(s, r0, a1);
    b1 = multiplyAdd(s, r1, b1);
    s = v128.load32_splat(left, 84);
    a2 = multiplyAdd(s, r0, a2);
    b2 = multiplyAdd(s, r1, b2);
    s = v128.load32_splat(left, 116);
    a3 = multiplyAdd(s, r0, a3);
    b3 = multiplyAdd(s, r1, b3);
    s = v128.load32_splat(left, 148);
    a4 = multiplyAdd(s, r0, a4);
    b4 = multiplyAdd(s, r1, b4);
    s = v128.load32_splat(left, 180);
    a5 = multiplyAdd(s, r0, a5);
    b5 = multiplyAdd(s, r1, b5);
    r0 = v128.load(right, 192);
    r1 = v128.load(right, 208);
    s = v128.load32_splat(left, 24);
    a0 = multiplyAdd(s, r0, a0);
    b0 = multiplyAdd(s, r1, b0);
    s = v128.load32_splat(left, 56);
    a1 = multiplyAdd(s, r0, a1);
    b1 = multiplyAdd(s, r1, b1);
    s = v128.load32_splat(left, 88);
    a2 = multiplyAdd(s, r0, a2);
    b2 = multiplyAdd(s, r1, b2);
    s = v128.load32_splat(left, 120);
    a3 = multiplyAdd(s, r0, a3);
    b3 = multiplyAdd(s, r1, b3);
    s = v128.load32_splat(left, 152);
    a4 = multiplyAdd(s, r0, a4);
    b4 = multiplyAdd(s, r1, b4);
    s = v128.load32_splat(left, 184);
    a5 = multiplyAdd(s, r0, a5);
    b5 = multiplyAdd(s, r1, b5);
    r0 = v128.load(right, 224);
    r1 = v128.load(right, 240);
    s = v128.load32_splat(left, 28);
    a0 = multiplyAdd(s, r0, a0);
    b0 = multiplyAdd(s, r1, b0);
    s = v128.load32_splat(left, 60);
    a1 = multiplyAdd(s, r0, a1);
    b1 = multiplyAdd(s, r1, b1);
    s = v128.load32_splat(left, 92);
    a2 = multiplyAdd(s, r0, a2);
    b2 = multiplyAdd(s, r1, b2);
    s = v128.load32_splat(left, 124);
    a3 = multiplyAdd(s, r0, a3);
    b3 = multiplyAdd(s, r1, b3);
    s = v128.load32_splat(left, 156);
    a4 = multiplyAdd(s, r0, a4);
    b4 = multiplyAdd(s, r1, b4);
    s = v128.load32_splat(left, 188);
    a5 = multiplyAdd(s, r0, a5);
    b5 = multiplyAdd(s, r1, b5);
    left += leftStride;
    right += 256;
  }
  for (let term = eights << 3; term < terms; term++) {
    r0 = v128.load(right, 0);
    r1 = v128.load(right, 16);
    s = v128.load32_splat(left, 0);
    a0 = multiplyAdd(s, r0, a0);
    b0 = multiplyAdd(s, r1, b0);
    s = v128.load32_splat(left, 32);
    a1 = multiplyAdd(s, r0, a1);
    b1 = multiplyAdd(s, r1, b1);
    s = v128.load32_splat(left, 64);
    a2 = multiplyAdd(s, r0, a2);
    b2 = multiplyAdd(s, r1, b2);
    s = v128.load32_splat(left, 96);
    a3 = multiplyAdd(s, r0, a3);
    b3 = multiplyAdd(s, r1, b3);
    s = v128.load32_splat(left, 128);
    a4 = multiplyAdd(s, r0, a4);
    b4 = multiplyAdd(s, r1, b4);
    s = v128.load32_splat(left, 160);
    a5 = multiplyAdd(s, r0, a5);
    b5 = multiplyAdd(s, r1, b5);
    left += 4;
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
    a4 = f32x4.max(a4, zero);
    b4 = f32x4.max(b4, zero);
    a5 = f32x4.max(a5, zero);
    b5 = f32x4.max(b5, zero);
  } else if (ending === MASK) {
    const zero = f32x4.splat(0);
    a0 = v128.and(a0, f32x4.gt(v128.load(mask, 0), zero));
    b0 = v128.and(b0, f32x4.gt(v128.load(mask, 16), zero));
    a1 = v128.and(a1, f32x4.gt(v128.load(mask, 32), zero));
    b1 = v128.and(b1, f32x4.gt(v128.load(mask, 48), zero));
    a2 = v128.and(a2, f32x4.gt(v128.load(mask, 64), zero));
    b2 = v128.and(b2, f32x4.gt(v128.load(mask, 80), zero));
    a3 = v128.and(a3, f32x4.gt(v128.load(mask, 96), zero));
    b3 = v128.and(b3, f32x4.gt(v128.load(mask, 112), zero));
    a4 = v128.and(a4, f32x4.gt(v128.load(mask, 128), zero));
    b4 = v128.and(b4, f32x4.gt(v128.load(mask, 144), zero));
    a5 = v128.and(a5, f32x4.gt(v128.load(mask, 160), zero));
    b5 = v128.and(b5, f32x4.gt(v128.load(mask, 176), zero));
  }
  v128.store(result, a0, 0);
  v128.store(result, b0, 16);
  v128.store(result, a1, 32);
  v128.store(result, b1, 48);
  v128.store(result, a2, 64);
  v128.store(result, b2, 80);
  v128.store(result, a3, 96);
  v128.store(result, b3, 112);
  v128.store(result, a4, 128);
  v128.store(result, b4, 144);
  v128.store(result, a5, 160);
  v128.store(result, b5, 176);
}
