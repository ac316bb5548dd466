import { contingencyTable } from "./contingency_table.ts";

/**
 * Adjusted Rand index of two partitions: 1 where they are the same up to the
 * names of the clusters, about 0 for independent ones (Hubert and Arabie 1985).
 *
 * @throws {RangeError} where the partitions differ in length or are empty
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { adjustedRandIndex } from "./adjusted_rand_index.ts";
 *
 * equal(adjustedRandIndex([0, 0, 1, 1], [7, 7, 2, 2]), 1);
 * ```
 */
export function adjustedRandIndex(
  truth: ArrayLike<number>,
  labels: ArrayLike<number>,
): number {
  const { table, rowSums, columnSums, total } = contingencyTable(truth, labels);
  const pairs = (n: number) => n * (n - 1) / 2;
  const sumPairs = (counts: Iterable<number>) => {
    let sum = 0;
    for (const count of counts) sum += pairs(count);
    return sum;
  };
  const together = sumPairs(table.flat());
  const inRows = sumPairs(rowSums);
  const inColumns = sumPairs(columnSums);
  const all = pairs(total);
  const expected = all === 0 ? 0 : inRows * inColumns / all;
  const most = (inRows + inColumns) / 2;
  // Both partitions are one cluster, or both are singletons: nothing to tell apart.
  return most === expected ? 1 : (together - expected) / (most - expected);
}
