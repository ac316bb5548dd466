import { InputError } from "../../scan/input_error.ts";
import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";

/** Most bytes that one read gives: 2 GiB, 524 million values. */
const readLimit = 2 ** 31;

/**
 * Values of a region: one for every detector pixel of every position.
 *
 * @throws {InputError} If the region is empty, leaves the scan, or takes more
 * than 2 GiB as float32.
 */
export function regionLength(
  region: ScanRegion,
  source: { readonly name: string; readonly shape: ScanShape },
): number {
  const { y0, y1, x0, x1 } = region;
  const { scan: [rows, columns], detector } = source.shape;
  const whole = [y0, y1, x0, x1].every(Number.isSafeInteger);
  if (
    !whole || y0 < 0 || x0 < 0 || y1 > rows || x1 > columns || y0 >= y1 ||
    x0 >= x1
  ) {
    throw new InputError(
      `Cannot read scan rows ${y0} to ${y1}, columns ${x0} to ${x1} of ${source.name} as its scan has ${rows} x ${columns} positions: wanted a rectangle of at least one position inside it`,
    );
  }
  const values = (y1 - y0) * (x1 - x0) * detector[0] * detector[1];
  if (values * 4 > readLimit) {
    throw new InputError(
      `Cannot read scan rows ${y0} to ${y1}, columns ${x0} to ${x1} of ${source.name} at once as its patterns take ${
        values * 4
      } bytes as float32: one read gives at most ${readLimit}; read fewer rows at a time`,
    );
  }
  return values;
}
