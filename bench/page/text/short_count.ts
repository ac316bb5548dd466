/**
 * A round number for the ticks of an axis, in few letters.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { shortCount } from "./short_count.ts";
 *
 * strictEqual(shortCount(20000), "20k");
 * strictEqual(shortCount(0.002), "0.002");
 * ```
 */
export function shortCount(value: number): string {
  const [factor, unit] = value >= 1e6
    ? [1e6, "M"]
    : value >= 1e4
    ? [1e3, "k"]
    : [1, ""];
  return (value / factor).toLocaleString("en-GB", {
    maximumSignificantDigits: 6,
  }) + unit;
}
