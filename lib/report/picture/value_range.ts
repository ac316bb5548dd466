/** How `valueRange` looks at the values. */
export interface ValueRangeOptions {
  /**
   * Share of the values that may lie beyond each end, so that single hot
   * pixels do not darken the rest. Default 0.002.
   */
  readonly beyond?: number;
  /** Leave zeros out: they mark masked pixels. Default false. */
  readonly withoutZeros?: boolean;
  /** Leave out all that is not positive, for a logarithmic scale. Default false. */
  readonly positive?: boolean;
  /** Make the range symmetric about zero. Default false. */
  readonly symmetric?: boolean;
}

/** The values that a colour map's ends stand for. */
export interface ValueRange {
  /** Value at the lower end. */
  readonly low: number;
  /** Value at the upper end; greater than `low`. */
  readonly high: number;
  /** Whether values lie below `low`. */
  readonly below: boolean;
  /** Whether values lie above `high`. */
  readonly above: boolean;
}

/**
 * A robust range for the finite values of one or more arrays: their quantiles
 * `beyond` and 1 - `beyond`. Where no value counts the range is 0 to 1 (or -1
 * to 1); where all are equal it is widened so that it has an extent.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { valueRange } from "./value_range.ts";
 *
 * deepStrictEqual(
 *   valueRange([[1, 2, NaN], [-3]], { symmetric: true }),
 *   { low: -3, high: 3, below: false, above: false },
 * );
 * ```
 */
export function valueRange(
  arrays: readonly ArrayLike<number>[],
  options: ValueRangeOptions = {},
): ValueRange {
  const {
    beyond = 0.002,
    withoutZeros = false,
    positive = false,
    symmetric = false,
  } = options;
  let length = 0;
  for (const array of arrays) length += array.length;
  const values = new Float64Array(length);
  let count = 0;
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++) {
      const value = array[i];
      if (!Number.isFinite(value)) continue;
      if (positive && value <= 0 || withoutZeros && value === 0) continue;
      values[count++] = symmetric ? Math.abs(value) : value;
    }
  }
  if (count === 0) {
    return { low: symmetric ? -1 : 0, high: 1, below: false, above: false };
  }
  const sorted = values.subarray(0, count).sort();
  const skipped = Math.floor(beyond * count);
  const high = sorted[count - 1 - skipped];
  const above = sorted[count - 1] > high;
  if (symmetric) {
    const bound = high > 0 ? high : sorted[count - 1] || 1;
    const beyondBound = sorted[count - 1] > bound;
    return { low: -bound, high: bound, below: beyondBound, above: beyondBound };
  }
  const low = sorted[skipped];
  if (low < high) return { low, high, below: sorted[0] < low, above };
  const margin = positive ? low / 2 : Math.abs(low) / 2 || 0.5;
  return { low: low - margin, high: high + margin, below: false, above: false };
}
