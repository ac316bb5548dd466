import type { ScanRegion } from "../scan/scan_region.ts";

/**
 * Positions of the largest of some regions; there may be more of them than a
 * call takes arguments.
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { mostPositions } from "./most_positions.ts";
 *
 * equal(mostPositions([{ y0: 0, y1: 2, x0: 1, x1: 4 }, { y0: 0, y1: 1, x0: 0, x1: 5 }]), 6);
 * ```
 */
export function mostPositions(regions: readonly ScanRegion[]): number {
  let most = 0;
  for (const { y0, y1, x0, x1 } of regions) {
    most = Math.max(most, (y1 - y0) * (x1 - x0));
  }
  return most;
}
