import type { ComparisonRecord } from "../../run/run_result.ts";

/**
 * The radius of a comparison whose figure reads like "median log-STD at 24 of
 * 124 px", as a share of the detector's side; undefined for any other figure.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { medianComparison } from "./median_comparison.ts";
 *
 * strictEqual(medianComparison({ figure: "median log-STD at 31 of 124 px" }), 0.25);
 * strictEqual(medianComparison({ figure: "feature pixels" }), undefined);
 * ```
 */
export function medianComparison(
  comparison: Pick<ComparisonRecord, "figure">,
): number | undefined {
  const found = /^median log-STD at (\d+) of (\d+) px$/.exec(comparison.figure);
  return found === null ? undefined : Number(found[1]) / Number(found[2]);
}
