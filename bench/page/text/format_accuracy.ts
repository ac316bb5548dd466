import { formatNumber } from "../../../lib/report/text/format_number.ts";

/**
 * A score: three decimals for what 1 is perfect of, where 1.000 means nothing
 * less, three digits for all else.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { formatAccuracy } from "./format_accuracy.ts";
 *
 * strictEqual(formatAccuracy("flake ARI", 0.99996), "> 0.999");
 * strictEqual(formatAccuracy("residual px", 0.02857), "0.0286");
 * ```
 */
export function formatAccuracy(
  measure: string,
  value: number | null | undefined,
): string {
  if (typeof value !== "number" || !Number.isFinite(value)) return "–";
  if (!/\b(ARI|NMI|accuracy|trustworthiness|right|by name)\b/.test(measure)) {
    return formatNumber(value, { digits: 3 });
  }
  if (value < 1 && value >= 0.9995) return "> 0.999";
  return value.toFixed(3).replace("-", "−");
}
