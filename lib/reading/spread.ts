/** How a number lies over the seeds of one reading. */
export interface Spread {
  /** Runs that gave the number. */
  readonly runs: number;
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/**
 * Spread of numbers; undefined where none of them is finite.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { spreadOf } from "./spread.ts";
 *
 * deepEqual(spreadOf([3, 1, NaN, 2, 10]), {
 *   runs: 4,
 *   least: 1,
 *   median: 2.5,
 *   most: 10,
 * });
 * ```
 */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const rising = values.filter(Number.isFinite).sort((a, b) => a - b);
  const middle = rising.length >> 1;
  if (rising.length === 0) return undefined;
  return {
    runs: rising.length,
    least: rising[0],
    median: rising.length % 2 === 1
      ? rising[middle]
      : (rising[middle - 1] + rising[middle]) / 2,
    most: rising[rising.length - 1],
  };
}
