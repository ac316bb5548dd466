import { InputError } from "../../scan/input_error.ts";
import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanSource } from "../../scan/scan_source.ts";

/** Where a value is that no step can compute with. */
export interface ValuePlace {
  /** The block that it was found in. */
  readonly region: ScanRegion;
  /** Number of its pattern in the block, in row order. */
  readonly pattern: number;
  /** The pattern's values, up to clamping. */
  readonly values: Float32Array;
}

/** Says which value of a pattern is the first that is not finite. */
export function notFiniteError(
  source: Pick<ScanSource, "name" | "shape">,
  { region, pattern, values }: ValuePlace,
): InputError {
  const [, kx] = source.shape.detector;
  const width = region.x1 - region.x0;
  const y = region.y0 + Math.floor(pattern / width);
  const x = region.x0 + pattern % width;
  const pixel = values.findIndex((value) => !Number.isFinite(value));
  return new InputError(
    `Cannot use ${source.name} as every value must be a finite number: ` +
      `the pattern at scan row ${y}, column ${x} has infinity, NaN or more than float32 holds at detector row ${
        Math.floor(pixel / kx)
      }, column ${
        pixel % kx
      }. Replace such values, for example by zero, and try again`,
  );
}
