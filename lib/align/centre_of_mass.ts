import type { ProbeDisc } from "./probe_disc.ts";

/**
 * Centre of mass of the intensities in a disc, in pixels from the detector's
 * middle. Where they sum to zero or less, or negative ones put it outside the
 * disc, there is none, and the answer is `[0, 0]`: such a pattern stays where it
 * is.
 *
 * @param patterns patterns one after the other
 * @param start index of the pattern's first pixel
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { centreOfMass } from "./centre_of_mass.ts";
 * import { probeDisc } from "./probe_disc.ts";
 *
 * const pattern = new Float32Array(25);
 * pattern[2 * 5 + 3] = 4; // one pixel right of the middle
 * deepStrictEqual(centreOfMass(pattern, 0, probeDisc([5, 5], 2)), [0, 1]);
 * ```
 */
export function centreOfMass(
  patterns: Float32Array,
  start: number,
  { pixels, dy, dx, reach }: ProbeDisc,
): [y: number, x: number] {
  let sum = 0;
  let sumY = 0;
  let sumX = 0;
  for (let i = 0; i < pixels.length; i++) {
    const value = patterns[start + pixels[i]];
    sum += value;
    sumY += value * dy[i];
    sumX += value * dx[i];
  }
  return centreWithin(reach, [sum, sumY, sumX]);
}

/**
 * Centre from the sums of intensities and of their moments, or `[0, 0]` where
 * there is none within half a pixel of the disc.
 */
export function centreWithin(
  reach: number,
  [sum, sumY, sumX]: readonly [sum: number, sumY: number, sumX: number],
): [y: number, x: number] {
  const [y, x] = [sumY / sum, sumX / sum];
  // Quotients that are no numbers compare as false.
  return sum > 0 && Math.abs(y) <= reach + 0.5 && Math.abs(x) <= reach + 0.5
    ? [y, x]
    : [0, 0];
}
