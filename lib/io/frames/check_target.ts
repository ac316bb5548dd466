import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import { regionLength } from "./region_length.ts";

/**
 * Makes sure that a region's stored values fill a target.
 *
 * @throws {InputError} If the region can't be read, see `regionLength`.
 * @throws {RangeError} If the target is of another size.
 */
export function checkTarget(
  region: ScanRegion,
  source: { readonly name: string; readonly shape: ScanShape },
  { target, size }: { readonly target: Uint8Array; readonly size: number },
): void {
  const bytes = regionLength(region, source) * size;
  if (target.length !== bytes) {
    throw new RangeError(
      `Cannot read a region of ${source.name} into ${target.length} bytes: wanted ${bytes}, ${size} for each value`,
    );
  }
}
