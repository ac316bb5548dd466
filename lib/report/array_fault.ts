import type { ScanShape } from "../scan/scan_shape.ts";
import { ARRAY_AXES } from "./array_axes.ts";

/**
 * Why an array of this shape cannot be the run's array `name`, as the end of a
 * sentence that begins with the array; undefined when it can.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { arrayFault } from "./array_fault.ts";
 *
 * const scan = { scan: [8, 9], detector: [16, 16] } as const;
 * strictEqual(arrayFault("adf", [8, 9], scan), undefined);
 * strictEqual(
 *   arrayFault("adf", [9, 8], scan),
 *   "has shape 9 × 8 where the scan asks for 8 × 9",
 * );
 * ```
 */
export function arrayFault(
  name: string,
  shape: readonly number[],
  scan: ScanShape,
): string | undefined {
  const axes = ARRAY_AXES[name];
  const lengths: Readonly<Record<string, number>> = {
    ny: scan.scan[0],
    nx: scan.scan[1],
    qy: scan.detector[0],
    qx: scan.detector[1],
  };
  const wanted = axes.map((axis) =>
    axis === "any" ? "any" : typeof axis === "number" ? axis : lengths[axis]
  );
  const fits = shape.length === wanted.length &&
    shape.every((length, i) =>
      wanted[i] === "any" ? length >= 1 : length === wanted[i]
    );
  if (fits) return undefined;
  return `has shape ${shape.join(" × ")} where the scan asks for ${
    wanted.join(" × ")
  }`;
}
