import { detectorMiddle } from "../align/detector_middle.ts";
import { probeRadius } from "../align/probe_disc.ts";
import { ringPixels } from "../features/ring_pixels.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { Readings } from "./readings.ts";

/**
 * Refuses, before any work is done, a scan that the recipe cannot run on.
 *
 * @throws {InputError} where scan or detector is too small, the annulus holds
 * no pixels, or there are more clusters than positions
 */
export function checkScan(
  { scan, detector }: ScanShape,
  { annulus: [inner, outer], adf, k }: Readings,
): void {
  const positions = scan[0] * scan[1];
  if (scan[0] < 2 || scan[1] < 2) {
    throw new InputError(
      `Cannot analyse a scan of ${scan[0]} x ${
        scan[1]
      } positions as it must have at least 2 x 2: ` +
        "deviations and clusters need several patterns",
    );
  }
  if (probeRadius(detector) < 1) {
    throw new InputError(
      `Cannot align patterns of ${detector[0]} x ${
        detector[1]
      } pixels as the detector must have at least 6 on each side`,
    );
  }
  const most = Math.min(...detector) / 2;
  if (!(inner >= 0 && inner < outer)) {
    throw new InputError(
      `Cannot use the annulus ${inner},${outer} as its radii must be 0 or more, the inner one smaller: ` +
        "give --annulus IN,OUT in detector pixels",
    );
  }
  if (
    inner >= most ||
    ringPixels(detector, { centre: detectorMiddle(detector), inner, outer })
        .length === 0
  ) {
    throw new InputError(
      `Cannot use the annulus from ${inner} to ${outer} px as the detector of ${
        detector[0]
      } x ${detector[1]} pixels ` +
        `is too small for it: give --annulus IN,OUT with IN below ${most}`,
    );
  }
  if (
    !(adf[0] >= 0) ||
    ringPixels(detector, {
        centre: detectorMiddle(detector),
        inner: adf[0],
        outer: adf[1],
      }).length === 0
  ) {
    throw new InputError(
      `Cannot take a dark field from ${adf[0]} to ${
        adf[1]
      } px as no pixel of the detector of ${detector[0]} x ${
        detector[1]
      } lies there: ` +
        "give --adf IN,OUT in detector pixels, IN below OUT",
    );
  }
  const largest = Math.max(...k);
  if (largest > positions) {
    throw new InputError(
      `Cannot find ${largest} clusters among ${positions} scan positions: give smaller numbers with --k`,
    );
  }
}
