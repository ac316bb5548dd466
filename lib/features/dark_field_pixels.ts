import { detectorMiddle } from "../align/detector_middle.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import { ringPixels } from "./ring_pixels.ts";

/**
 * Pixels whose sum is the annular dark field: inner < r < outer about the
 * middle pixel (recipe, steps 3 and 4).
 *
 * @param radii pixels; default a quarter and a half of the detector's smaller
 * side, as published: 31 and 62 px
 */
export function darkFieldPixels(
  detector: ScanShape["detector"],
  [inner, outer]: readonly [inner: number, outer: number] = [
    Math.min(...detector) / 4,
    Math.min(...detector) / 2,
  ],
): Uint32Array {
  return ringPixels(detector, {
    centre: detectorMiddle(detector),
    inner,
    outer,
  });
}
