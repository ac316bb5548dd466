/**
 * From the smallest to the largest of the finite values with 5 % of their
 * extent on either side; 0 to 1 where there is none.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { paddedDomain } from "./padded_domain.ts";
 *
 * deepStrictEqual(paddedDomain([0, NaN, 100]), [-5, 105]);
 * ```
 */
export function paddedDomain(
  values: readonly number[],
): readonly [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    // JSON writes a number that is not finite as null, which compares as 0.
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  const room = 0.05 * (high - low || Math.abs(high) || 1);
  return [low - room, high + room];
}
