import { formatNumber } from "../../../lib/report/text/format_number.ts";

/**
 * A timing with three digits in the unit that suits it, from microseconds to
 * minutes; a dash for what is missing or not finite.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { formatTime } from "./format_time.ts";
 *
 * strictEqual(formatTime(0.00123), "1.23\u00a0ms");
 * strictEqual(formatTime(61.26), "61.3\u00a0s");
 * strictEqual(formatTime(185), "3\u00a0min 5\u00a0s");
 * ```
 */
export function formatTime(seconds: number | null | undefined): string {
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) return "–";
  if (seconds >= 599.5) {
    return `${formatNumber(Math.round(seconds / 60))}\u00a0min`;
  }
  if (seconds >= 119.5) {
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)}\u00a0min ${whole % 60}\u00a0s`;
  }
  const [factor, unit] = seconds >= 0.9995 || seconds === 0
    ? [1, "s"]
    : seconds >= 0.9995e-3
    ? [1e3, "ms"]
    : [1e6, "µs"];
  const value = Number((seconds * factor).toPrecision(3));
  return `${
    Number.isInteger(value) && value >= 100 || value === 0
      ? value
      : value.toPrecision(3)
  }\u00a0${unit}`;
}
