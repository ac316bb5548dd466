import { contingencyTable } from "./contingency_table.ts";

/**
 * Share of positions that agree when each cluster is matched with at most one
 * class, in the best possible way. Clusters or classes without a partner
 * count as wrong.
 *
 * @throws {RangeError} where the partitions differ in length or are empty
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { matchedAccuracy } from "./matched_accuracy.ts";
 *
 * equal(matchedAccuracy([1, 1, 2, 2], [0, 0, 0, 5]), 0.75);
 * ```
 */
export function matchedAccuracy(
  truth: ArrayLike<number>,
  labels: ArrayLike<number>,
): number {
  const { table, total, classes, clusters } = contingencyTable(truth, labels);
  // Best assignment by dynamic programming over sets of the side with fewer
  // labels, usually the true classes: exact, whatever the other side's number.
  const fewer = Math.min(classes.length, clusters.length);
  if (fewer > 16) {
    throw new RangeError(
      `Cannot match partitions as one of them must have at most 16 labels: current number is ${fewer}`,
    );
  }
  const rows = clusters.length === fewer
    ? table
    : clusters.map((_, cluster) => table.map((counts) => counts[cluster]));
  let best = new Map<number, number>([[0, 0]]);
  for (const counts of rows) {
    const next = new Map(best);
    for (const [matched, agreed] of best) {
      counts.forEach((count, label) => {
        if (matched & 1 << label) return;
        const key = matched | 1 << label;
        next.set(key, Math.max(next.get(key) ?? 0, agreed + count));
      });
    }
    best = next;
  }
  return Math.max(...best.values()) / total;
}
