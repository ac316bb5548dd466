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
  const { table, total, clusters } = contingencyTable(truth, labels);
  // Best assignment by dynamic programming over sets of matched clusters:
  // exact, and small for the at most sixteen clusters that a person looks at.
  if (clusters.length > 16) {
    throw new RangeError(
      `Cannot match clusters as there must be at most 16: current number is ${clusters.length}`,
    );
  }
  let best = new Map<number, number>([[0, 0]]);
  for (const counts of table) {
    const next = new Map(best);
    for (const [matched, agreed] of best) {
      counts.forEach((count, cluster) => {
        if (matched & 1 << cluster) return;
        const key = matched | 1 << cluster;
        next.set(key, Math.max(next.get(key) ?? 0, agreed + count));
      });
    }
    best = next;
  }
  return Math.max(...best.values()) / total;
}
