/**
 * Number of clusters by the gap statistic (Tibshirani, Walther and Hastie
 * 2001): the smallest whose gap is at least the next one's less that one's
 * deviation; the largest number where none is. NaN where a number is not finite
 * or there are none.
 *
 * @param gap mean log of the sums of squares of uniform data less the data's
 *   own, for 1, 2, ... clusters
 * @param deviation deviation of that mean, simulation error included
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { gapChoice } from "./gap_choice.ts";
 *
 * equal(gapChoice([0.1, 0.5, 0.52], [0.01, 0.01, 0.05]), 2);
 * ```
 */
export function gapChoice(
  gap: readonly number[],
  deviation: readonly number[],
): number {
  if (gap.length === 0 || gap.length !== deviation.length) return NaN;
  if (![...gap, ...deviation].every(Number.isFinite)) return NaN;
  for (let i = 0; i + 1 < gap.length; i++) {
    if (gap[i] >= gap[i + 1] - deviation[i + 1]) return i + 1;
  }
  return gap.length;
}
