import { multiplyAdd } from "./multiply_add";

/** Ending: negative results become zero. */
const RECTIFY: i32 = 1;
/** Ending: results become zero where the mask's element is not above zero. */
const MASK: i32 = 2;
/** Ending: more terms will follow; sums are stored as the tile holds them. */
export const PARTIAL: i32 = 3;

/** Terms that `tile` adds in one turn of its loop. */
const TURN: usize = 4 << 5;

/** Takes every lane one place down, the first one to the end. */
@inline
function turn(rows: v128): v128 {
  return v128.shuffle<f32>(rows, rows, 1, 2, 3, 0);
}

/**
 * Four rows of one panel, from `terms` terms: [term][row] at `left` and
 * [term][column] at `right`, 32 bytes from term to term.
 *
 * `initial`: where sums start from, four rows `initialStride` bytes apart, or
 * 0: a row of biases, or what `PARTIAL` stored.
 *
 * Sum number i holds, in the lane of column j, row (i + j) % 4: a vector of
 * four rows is then turned by one lane three times, where each row by itself
 * would take four shuffles, for which the multipliers' ports wait. Eight sums
 * are what two multipliers with a latency of four need. V8 checks the bounds
 * of every load (Deno leaves its trap handler off), against a size that it
 * reads again in every turn of a loop as the memory is shared: hence few loads
 * and four terms a turn.
 */
export function tile(
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
  let low: v128, high: v128, row: v128;
  const end = right + (<usize> terms << 5);
  const turns = right + ((<usize> terms << 5) & ~(TURN - 1));
  while (right < turns) {
    low = v128.load(right);
    high = v128.load(right, 16);
    row = v128.load(left);
    a0 = multiplyAdd(row, low, a0);
    b0 = multiplyAdd(row, high, b0);
    row = turn(row);
    a1 = multiplyAdd(row, low, a1);
    b1 = multiplyAdd(row, high, b1);
    row = turn(row);
    a2 = multiplyAdd(row, low, a2);
    b2 = multiplyAdd(row, high, b2);
    row = turn(row);
    a3 = multiplyAdd(row, low, a3);
    b3 = multiplyAdd(row, high, b3);
    low = v128.load(right, 32);
    high = v128.load(right, 48);
    row = v128.load(left, 32);
    a0 = multiplyAdd(row, low, a0);
    b0 = multiplyAdd(row, high, b0);
    row = turn(row);
    a1 = multiplyAdd(row, low, a1);
    b1 = multiplyAdd(row, high, b1);
    row = turn(row);
    a2 = multiplyAdd(row, low, a2);
    b2 = multiplyAdd(row, high, b2);
    row = turn(row);
    a3 = multiplyAdd(row, low, a3);
    b3 = multiplyAdd(row, high, b3);
    low = v128.load(right, 64);
    high = v128.load(right, 80);
    row = v128.load(left, 64);
    a0 = multiplyAdd(row, low, a0);
    b0 = multiplyAdd(row, high, b0);
    row = turn(row);
    a1 = multiplyAdd(row, low, a1);
    b1 = multiplyAdd(row, high, b1);
    row = turn(row);
    a2 = multiplyAdd(row, low, a2);
    b2 = multiplyAdd(row, high, b2);
    row = turn(row);
    a3 = multiplyAdd(row, low, a3);
    b3 = multiplyAdd(row, high, b3);
    low = v128.load(right, 96);
    high = v128.load(right, 112);
    row = v128.load(left, 96);
    a0 = multiplyAdd(row, low, a0);
    b0 = multiplyAdd(row, high, b0);
    row = turn(row);
    a1 = multiplyAdd(row, low, a1);
    b1 = multiplyAdd(row, high, b1);
    row = turn(row);
    a2 = multiplyAdd(row, low, a2);
    b2 = multiplyAdd(row, high, b2);
    row = turn(row);
    a3 = multiplyAdd(row, low, a3);
    b3 = multiplyAdd(row, high, b3);
    left += TURN;
    right += TURN;
  }
  while (right < end) {
    low = v128.load(right);
    high = v128.load(right, 16);
    row = v128.load(left);
    a0 = multiplyAdd(row, low, a0);
    b0 = multiplyAdd(row, high, b0);
    row = turn(row);
    a1 = multiplyAdd(row, low, a1);
    b1 = multiplyAdd(row, high, b1);
    row = turn(row);
    a2 = multiplyAdd(row, low, a2);
    b2 = multiplyAdd(row, high, b2);
    row = turn(row);
    a3 = multiplyAdd(row, low, a3);
    b3 = multiplyAdd(row, high, b3);
    left += 32;
    right += 32;
  }
  finish(a0, a1, a2, a3, result, ending, mask);
  finish(b0, b1, b2, b3, result + 16, ending, mask + 16);
}

/** Stores four rows of four columns, 32 bytes apart. */
function finish(
  s0: v128,
  s1: v128,
  s2: v128,
  s3: v128,
  result: usize,
  ending: i32,
  mask: usize,
): void {
  if (ending !== PARTIAL) {
    const even = v128.shuffle<f32>(s0, s2, 0, 1, 6, 7);
    const odd = v128.shuffle<f32>(s1, s3, 0, 5, 6, 3);
    const evenBelow = v128.shuffle<f32>(s2, s0, 0, 1, 6, 7);
    const oddBelow = v128.shuffle<f32>(s3, s1, 0, 5, 6, 3);
    s0 = v128.shuffle<f32>(even, odd, 0, 5, 2, 7);
    s1 = v128.shuffle<f32>(odd, even, 0, 5, 2, 7);
    s2 = v128.shuffle<f32>(evenBelow, oddBelow, 0, 5, 2, 7);
    s3 = v128.shuffle<f32>(oddBelow, evenBelow, 0, 5, 2, 7);
    const zero = f32x4.splat(0);
    if (ending === RECTIFY) {
      s0 = f32x4.max(s0, zero);
      s1 = f32x4.max(s1, zero);
      s2 = f32x4.max(s2, zero);
      s3 = f32x4.max(s3, zero);
    } else if (ending === MASK) {
      s0 = v128.and(s0, f32x4.gt(v128.load(mask), zero));
      s1 = v128.and(s1, f32x4.gt(v128.load(mask, 32), zero));
      s2 = v128.and(s2, f32x4.gt(v128.load(mask, 64), zero));
      s3 = v128.and(s3, f32x4.gt(v128.load(mask, 96), zero));
    }
  }
  v128.store(result, s0);
  v128.store(result, s1, 32);
  v128.store(result, s2, 64);
  v128.store(result, s3, 96);
}
