/** Sizes of a pattern and of its bins. */
export interface BinPatternOptions {
  /** Rows and columns of the pattern. */
  readonly detector: readonly [rows: number, columns: number];
  /** Pixels along either axis that make one. */
  readonly binning: number;
}

/**
 * A pattern with the mean of each square of `binning` x `binning` pixels in
 * its place; squares that reach over the border average what there is.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { binPattern } from "./bin_pattern.ts";
 *
 * const binned = binPattern(Float32Array.of(1, 3, 8), { detector: [1, 3], binning: 2 });
 * deepStrictEqual([...binned], [2, 8]);
 * ```
 */
export function binPattern(
  pattern: Float32Array,
  { detector: [height, width], binning }: BinPatternOptions,
): Float32Array<ArrayBuffer> {
  const rows = Math.ceil(height / binning);
  const columns = Math.ceil(width / binning);
  const binned = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      let count = 0;
      const bottom = Math.min(height, (row + 1) * binning);
      const right = Math.min(width, (column + 1) * binning);
      for (let y = row * binning; y < bottom; y++) {
        for (let x = column * binning; x < right; x++) {
          sum += pattern[y * width + x];
          count++;
        }
      }
      binned[row * columns + column] = sum / count;
    }
  }
  return binned;
}
