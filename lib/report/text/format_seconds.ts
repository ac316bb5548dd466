import { formatNumber } from "./format_number.ts";

/**
 * A duration for people: milliseconds below one second, seconds below two
 * minutes, minutes and seconds above; a dash for what is missing or not
 * finite.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { formatSeconds } from "./format_seconds.ts";
 *
 * strictEqual(formatSeconds(0.0123), "12\u00a0ms");
 * strictEqual(formatSeconds(12.34), "12.3\u00a0s");
 * strictEqual(formatSeconds(185), "3\u00a0min 5\u00a0s");
 * ```
 */
export function formatSeconds(seconds: number | null | undefined): string {
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) return "–";
  if (seconds < 0.9995) {
    const milliseconds = seconds * 1000;
    return milliseconds < 1 && milliseconds > 0
      ? "< 1\u00a0ms"
      : `${Math.round(milliseconds)}\u00a0ms`;
  }
  if (seconds < 119.5) {
    return `${
      seconds < 99.95
        ? formatNumber(Number(seconds.toFixed(1)) || 0, {
          digits: seconds < 9.95 ? 2 : 3,
        })
        : Math.round(seconds)
    }\u00a0s`;
  }
  const whole = Math.round(seconds);
  return `${formatNumber(Math.floor(whole / 60))}\u00a0min ${
    whole % 60
  }\u00a0s`;
}
