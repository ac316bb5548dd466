import { quantile } from "./quantile.ts";

/**
 * The middle value, or the mean of the two in the middle.
 *
 * @throws {RangeError} where there are no values or one is not a number
 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
