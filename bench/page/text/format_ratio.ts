import { formatNumber } from "../../../lib/report/text/format_number.ts";

/**
 * A ratio of two timings with two or three digits: no more are known. A dash
 * for what is missing or not finite.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { formatRatio } from "./format_ratio.ts";
 *
 * strictEqual(formatRatio(3.4567), "3.46");
 * strictEqual(formatRatio(0.61834), "0.62");
 * strictEqual(formatRatio(1234.5), "1,235");
 * ```
 */
export function formatRatio(ratio: number | null | undefined): string {
  if (typeof ratio !== "number" || !Number.isFinite(ratio)) return "–";
  if (ratio >= 99.95) return formatNumber(Math.round(ratio));
  return ratio < 0.0095
    ? formatNumber(ratio, { digits: 2 })
    : ratio < 0.995
    ? ratio.toPrecision(2)
    : ratio.toPrecision(3);
}
