import { contingencyTable } from "./contingency_table.ts";

/**
 * Mutual information of two partitions over the mean of their entropies: 1
 * where each tells the other, 0 where neither says anything of the other
 * (scikit-learn's `normalized_mutual_info_score`, arithmetic mean).
 *
 * @throws {RangeError} where the partitions differ in length or are empty
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { normalizedMutualInformation } from "./normalized_mutual_information.ts";
 *
 * equal(normalizedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1]), 0);
 * ```
 */
export function normalizedMutualInformation(
  truth: ArrayLike<number>,
  labels: ArrayLike<number>,
): number {
  const { table, rowSums, columnSums, total } = contingencyTable(truth, labels);
  // Two single clusters agree in full, though neither has any entropy.
  if (rowSums.length === 1 && columnSums.length === 1) return 1;
  const entropy = (counts: readonly number[]) =>
    counts.reduce(
      (sum, count) => sum - count / total * Math.log(count / total),
      0,
    );
  let information = 0;
  table.forEach((counts, row) =>
    counts.forEach((count, column) => {
      if (count > 0) {
        information += count / total *
          Math.log(count * total / (rowSums[row] * columnSums[column]));
      }
    })
  );
  const mean = (entropy(rowSums) + entropy(columnSums)) / 2;
  return mean > 0 ? Math.min(1, Math.max(0, information / mean)) : 0;
}
