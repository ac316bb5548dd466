/**
 * A round time for the ticks of an axis.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { shortTime } from "./short_time.ts";
 *
 * strictEqual(shortTime(0.01), "10\u00a0ms");
 * ```
 */
export function shortTime(seconds: number): string {
  const [factor, unit] = seconds >= 1
    ? [1, "s"]
    : seconds >= 1e-3
    ? [1e3, "ms"]
    : [1e6, "µs"];
  return `${
    Number((seconds * factor).toPrecision(3)).toLocaleString("en-GB")
  }\u00a0${unit}`;
}
