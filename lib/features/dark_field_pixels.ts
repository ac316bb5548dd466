import { detectorMiddle } from "../align/detector_middle.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import { ringPixels } from "./ring_pixels.ts";

/**
 * Pixels whose sum is the published annular dark field: size/4 < r < size/2
 * about the middle pixel, 31 to 62 px on the published detector (recipe,
 * step 4); the smaller side where the detector is not square. Other radii may
 * be given.
 */
export function darkFieldPixels(
  detector: ScanShape["detector"],
  { inner = Math.min(...detector) / 4, outer = Math.min(...detector) / 2 }: {
    readonly inner?: number;
    readonly outer?: number;
  } = {},
): Uint32Array {
  return ringPixels(detector, {
    centre: detectorMiddle(detector),
    inner,
    outer,
  });
}
