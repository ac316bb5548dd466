import type { Spread } from "../record/peers_file.ts";
import { median } from "./median.ts";

/**
 * Median with the smallest and the largest value.
 *
 * @throws {RangeError} where there are no values or one is not a number
 */
export function spread(values: readonly number[]): Spread {
  return {
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
  };
}
