/** Sizes of the matrix that `transposeMatrix` reads. */
export interface TransposeOptions {
  /** Rows of the source. */
  readonly rows: number;
  /** Columns of the source. */
  readonly columns: number;
}

/** Side of the square that is moved at once: two of them stay in the cache. */
const TILE = 16;

/**
 * Writes the transposed of `source` [rows][columns] to `target`
 * [columns][rows]. The two must not overlap.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { transposeMatrix } from "./transpose_matrix.ts";
 *
 * const source = Float32Array.of(1, 2, 3, 4, 5, 6);
 * const target = new Float32Array(6);
 * transposeMatrix(source, target, { rows: 2, columns: 3 });
 * deepStrictEqual([...target], [1, 4, 2, 5, 3, 6]);
 * ```
 */
export function transposeMatrix(
  source: Float32Array,
  target: Float32Array,
  { rows, columns }: TransposeOptions,
): void {
  for (let top = 0; top < rows; top += TILE) {
    const bottom = Math.min(top + TILE, rows);
    for (let left = 0; left < columns; left += TILE) {
      const right = Math.min(left + TILE, columns);
      for (let column = left; column < right; column++) {
        const to = column * rows;
        for (let row = top; row < bottom; row++) {
          target[to + row] = source[row * columns + column];
        }
      }
    }
  }
}
