import { centreOfMass } from "./centre_of_mass.ts";
import type { ProbeDisc } from "./probe_disc.ts";
import { shiftPattern } from "./shift_pattern.ts";
import type { ScanShape } from "../scan/scan_shape.ts";

/** How a pattern is aligned. */
export interface AlignPatternOptions {
  /** Rows and columns of the detector. */
  readonly detector: ScanShape["detector"];
  /** Where the centre of mass is taken. */
  readonly disc: ProbeDisc;
  /** Passes of centre of mass; the pattern is interpolated from its stored values in each. */
  readonly passes: number;
}

/**
 * Aligns the pattern that starts at `start` into `aligned` and gives its whole
 * displacement from the middle.
 *
 * Later passes measure what the shift so far has left and add to it, so that
 * an aligned pattern has always been interpolated once.
 */
export function alignPattern(
  patterns: Float32Array,
  start: number,
  aligned: Float32Array,
  { detector, disc, passes }: AlignPatternOptions,
): [y: number, x: number] {
  const [y, x] = centreOfMass(patterns, start, disc);
  // Kept as float32, since the later passes over the scan use the stored shifts.
  let dy = Math.fround(y);
  let dx = Math.fround(x);
  shiftPattern(patterns, aligned, { detector, from: start, dy, dx });
  for (let pass = 1; pass < passes; pass++) {
    const [moreY, moreX] = centreOfMass(aligned, 0, disc);
    dy = Math.fround(dy + moreY);
    dx = Math.fround(dx + moreX);
    shiftPattern(patterns, aligned, { detector, from: start, dy, dx });
  }
  return [dy, dx];
}
