import { formatTime } from "./format_time.ts";

/**
 * Two timings, with the unit only once where both have the same.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { formatTimeRange } from "./format_time_range.ts";
 *
 * strictEqual(formatTimeRange(0.0205, 0.0225), "20.5 to 22.5\u00a0ms");
 * strictEqual(formatTimeRange(0.9, 1.1), "900\u00a0ms to 1.10\u00a0s");
 * ```
 */
export function formatTimeRange(low: number, high: number): string {
  const [from, to] = [formatTime(low), formatTime(high)];
  const unit = /\u00a0(?:µs|ms|s)$/.exec(to)?.[0] ?? "";
  // "2 min 5 s" has two units: it stays whole.
  return unit !== "" && from.endsWith(unit) && !/min/.test(from + to)
    ? `${from.slice(0, -unit.length)} to ${to}`
    : `${from} to ${to}`;
}
