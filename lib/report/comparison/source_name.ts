import type { ComparisonRecord } from "../../run/run_result.ts";

/** A comparison's source, marked where its figure must not be compared. */
export function sourceName(
  comparison: Pick<ComparisonRecord, "source" | "comparable">,
): string {
  return comparison.comparable
    ? comparison.source
    : `${comparison.source} (other conditions)`;
}
