import { ringPixels } from "../../features/ring_pixels.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import type { VirtualDetector } from "./virtual_detector.ts";

/**
 * Pixels of a virtual detector in row order: those of the recipe's rings, and
 * the centre of a disc besides.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { detectorPixels } from "./detector_pixels.ts";
 *
 * const disc = { centre: [1, 1], inner: 0, outer: 1.2 } as const;
 * deepEqual([...detectorPixels([3, 3], disc)], [1, 3, 4, 5, 7]);
 * ```
 */
export function detectorPixels(
  detector: ScanShape["detector"],
  { centre, inner, outer }: VirtualDetector,
): Uint32Array {
  return ringPixels(detector, {
    centre,
    inner: inner === 0 ? -1 : inner,
    outer,
  });
}
