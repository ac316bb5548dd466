import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import { regionLength } from "./region_length.ts";

/**
 * Makes the array that a region's patterns are read into.
 *
 * @param region Rectangle to read.
 * @param source The scan that it is read from.
 * @returns Zeros, one for every detector pixel of every position.
 * @throws {InputError} If the region is empty, leaves the scan, or would take
 * more than 2 GiB.
 *
 * @example
 * ```ts
 * import { equal, throws } from "node:assert/strict";
 * import { regionValues } from "./region_values.ts";
 *
 * const source = {
 *   name: "scan",
 *   shape: { scan: [3, 4], detector: [5, 6] },
 * } as const;
 * equal(regionValues({ y0: 0, y1: 2, x0: 1, x1: 4 }, source).length, 180);
 * throws(() => regionValues({ y0: 0, y1: 4, x0: 0, x1: 4 }, source), /3 x 4/);
 * ```
 */
export function regionValues(
  region: ScanRegion,
  source: { readonly name: string; readonly shape: ScanShape },
): Float32Array<ArrayBuffer> {
  return new Float32Array(regionLength(region, source));
}
