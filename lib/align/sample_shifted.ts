import type { ScanShape } from "../scan/scan_shape.ts";
import { bilinearTaps } from "./bilinear_taps.ts";

/** Which pixels of a shifted pattern are wanted, and the shift. */
export interface SampleShiftedOptions {
  /** Rows and columns of the detector. */
  readonly detector: ScanShape["detector"];
  /** Index of the pattern's first pixel in the source. */
  readonly from: number;
  /** Index in the target of the first sample. */
  readonly to: number;
  /** Detector pixels to sample. */
  readonly pixels: Uint32Array;
  /** Displacement of the pattern's centre from the middle, pixels, rows. */
  readonly dy: number;
  /** Displacement of the pattern's centre from the middle, pixels, columns. */
  readonly dx: number;
}

/**
 * The values that `shiftPattern` would give at some pixels, to the bit,
 * without shifting the others.
 */
export function sampleShifted(
  source: Float32Array,
  target: Float32Array,
  options: SampleShiftedOptions,
): void {
  const { detector: [rows, columns], from, to, pixels, dy, dx } = options;
  const { wholeY, wholeX, w00, w01, w10, w11 } = bilinearTaps(dy, dx);
  for (let i = 0; i < pixels.length; i++) {
    const y = Math.floor(pixels[i] / columns) + wholeY;
    const x = pixels[i] % columns + wholeX;
    const at = from + y * columns + x;
    if (y >= 0 && y + 1 < rows && x >= 0 && x + 1 < columns) {
      target[to + i] = w00 * source[at] + w01 * source[at + 1] +
        w10 * source[at + columns] +
        w11 * source[at + columns + 1];
      continue;
    }
    const hasAbove = y >= 0 && y < rows;
    const hasBelow = y + 1 >= 0 && y + 1 < rows;
    const hasLeft = x >= 0 && x < columns;
    const hasRight = x + 1 >= 0 && x + 1 < columns;
    target[to + i] = (hasAbove && hasLeft ? w00 * source[at] : 0) +
      (hasAbove && hasRight ? w01 * source[at + 1] : 0) +
      (hasBelow && hasLeft ? w10 * source[at + columns] : 0) +
      (hasBelow && hasRight ? w11 * source[at + columns + 1] : 0);
  }
}
