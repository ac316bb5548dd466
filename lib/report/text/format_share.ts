/**
 * A part of a whole in per cent with one decimal; never "0.0 %" or "100.0 %"
 * unless exactly so; a dash where the whole is empty.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { formatShare } from "./format_share.ts";
 *
 * strictEqual(formatShare(2086, 8412), "24.8\u00a0%");
 * strictEqual(formatShare(1, 65536), "< 0.1\u00a0%");
 * ```
 */
export function formatShare(part: number, whole: number): string {
  const share = 100 * part / whole;
  if (!Number.isFinite(share)) return "–";
  if (share > 0 && share < 0.05) return "< 0.1\u00a0%";
  if (share < 100 && share >= 99.95) return "> 99.9\u00a0%";
  return `${share.toFixed(1)}\u00a0%`;
}
