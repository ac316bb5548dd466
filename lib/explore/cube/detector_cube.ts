import type { CubePlan } from "./cube_plan.ts";

/**
 * A scan with aligned, clamped patterns and a binned detector, as whole numbers
 * of a step of each binned pixel's own: value = low + step * stored.
 */
export interface DetectorCube {
  /** Its sizes. */
  readonly plan: CubePlan;
  /** Stored values, [binned pixel][position], planes `plan.stride` apart. */
  readonly values: Uint16Array;
  /** Smallest sum of each binned pixel. */
  readonly low: Float32Array;
  /** Step of each binned pixel; 0 where all its sums are equal. */
  readonly step: Float32Array;
}
