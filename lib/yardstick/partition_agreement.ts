import { adjustedRandIndex } from "../score/adjusted_rand_index.ts";
import { normalizedMutualInformation } from "../score/normalized_mutual_information.ts";
import type { PartitionAgreement, PartitionName } from "./yardstick_record.ts";

/** Order of the partitions in every pair. */
const ORDER = ["truth", "level3", "pca", "ae", "vae"] as const;

/**
 * Agreement of every pair of partitions of the same positions, each pair once,
 * whatever the clusters' names.
 *
 * @param partitions Labels of the positions, in the same order, by partition.
 * @throws {RangeError} where the partitions differ in length or are empty
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { partitionAgreement } from "./partition_agreement.ts";
 *
 * deepEqual(partitionAgreement({ pca: [1, 1, 2], ae: [5, 5, 4] }), [
 *   { first: "pca", second: "ae", ari: 1, nmi: 1 },
 * ]);
 * ```
 */
export function partitionAgreement(
  partitions: Readonly<Partial<Record<PartitionName, ArrayLike<number>>>>,
): PartitionAgreement[] {
  const known = ORDER.flatMap((name) => {
    const labels = partitions[name];
    return labels === undefined ? [] : [{ name, labels }];
  });
  return known.flatMap((first, i) =>
    known.slice(i + 1).map((second) => ({
      first: first.name,
      second: second.name,
      ari: adjustedRandIndex(first.labels, second.labels),
      nmi: normalizedMutualInformation(first.labels, second.labels),
    }))
  );
}
