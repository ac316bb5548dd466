import type { ScanShape } from "../scan/scan_shape.ts";

/**
 * The pixel that alignment brings a pattern's centre to: `floor(size / 2)` on
 * both axes (recipe, step 2; 62 on the published detector of 124).
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { detectorMiddle } from "./detector_middle.ts";
 *
 * deepStrictEqual(detectorMiddle([124, 125]), [62, 62]);
 * ```
 */
export function detectorMiddle(
  detector: ScanShape["detector"],
): [y: number, x: number] {
  return [Math.floor(detector[0] / 2), Math.floor(detector[1] / 2)];
}
