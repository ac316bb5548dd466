import type { ScanShape } from "../scan/scan_shape.ts";
import { bilinearTaps } from "./bilinear_taps.ts";

/** Where a pattern comes from, where it goes, and by how much it moves. */
export interface ShiftPatternOptions {
  /** Rows and columns of the detector. */
  readonly detector: ScanShape["detector"];
  /** Index of the pattern's first pixel in the source; default 0. */
  readonly from?: number;
  /** Index of its first pixel in the target; default 0. */
  readonly to?: number;
  /** Displacement of the pattern's centre from the middle, pixels, rows. */
  readonly dy: number;
  /** Displacement of the pattern's centre from the middle, pixels, columns. */
  readonly dx: number;
}

/**
 * Moves a pattern by (-dy, -dx), bringing its displaced centre to the middle:
 * bilinear interpolation, pixels outside the detector count as zero (recipe,
 * step 2).
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { shiftPattern } from "./shift_pattern.ts";
 *
 * const aligned = new Float32Array(4);
 * shiftPattern(Float32Array.of(0, 8, 0, 4), aligned, { detector: [2, 2], dy: 0, dx: 0.5 });
 * deepStrictEqual([...aligned], [4, 4, 2, 2]);
 * ```
 */
export function shiftPattern(
  source: Float32Array,
  target: Float32Array,
  options: ShiftPatternOptions,
): void {
  const { detector: [rows, columns], from = 0, to = 0, dy, dx } = options;
  const { wholeY, wholeX, w00, w01, w10, w11 } = bilinearTaps(dy, dx);
  // Columns whose four neighbours all lie on the detector.
  const firstInside = Math.min(columns, Math.max(0, -wholeX));
  const lastInside = Math.max(
    firstInside,
    Math.min(columns, columns - 1 - wholeX),
  );

  for (let y = 0; y < rows; y++) {
    const above = y + wholeY;
    const hasAbove = above >= 0 && above < rows;
    const hasBelow = above + 1 >= 0 && above + 1 < rows;
    const rowAbove = from + above * columns + wholeX;
    const rowBelow = rowAbove + columns;
    const out = to + y * columns;
    if (hasAbove && hasBelow) {
      for (let x = firstInside; x < lastInside; x++) {
        target[out + x] = w00 * source[rowAbove + x] +
          w01 * source[rowAbove + x + 1] +
          w10 * source[rowBelow + x] + w11 * source[rowBelow + x + 1];
      }
    }
    for (let x = 0; x < columns; x++) {
      if (
        hasAbove && hasBelow && x === firstInside && lastInside > firstInside
      ) {
        x = lastInside - 1;
        continue;
      }
      const left = x + wholeX;
      const hasLeft = left >= 0 && left < columns;
      const hasRight = left + 1 >= 0 && left + 1 < columns;
      target[out + x] = (hasAbove && hasLeft ? w00 * source[rowAbove + x] : 0) +
        (hasAbove && hasRight ? w01 * source[rowAbove + x + 1] : 0) +
        (hasBelow && hasLeft ? w10 * source[rowBelow + x] : 0) +
        (hasBelow && hasRight ? w11 * source[rowBelow + x + 1] : 0);
    }
  }
}
