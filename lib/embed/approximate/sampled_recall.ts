import type { WorkerPool } from "../../compute/worker_pool.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { centredNorms } from "../centred_norms.ts";
import type { Neighbours } from "../neighbours.ts";
import { rankCandidates, SPARE_CANDIDATES } from "../rank_candidates.ts";
import { compareCells } from "./compare_cells.ts";
import { emptyLists } from "./neighbour_lists.ts";

/** Choices of `sampledRecall`. */
export interface SampledRecallOptions {
  /** Positions looked at; default 256, or all where there are fewer. */
  readonly sample?: number;
  /** Seed of the sample. */
  readonly seed: number;
}

/**
 * Share of the true nearest neighbours, the position itself not counted, that
 * `neighbours` names, over a random sample of positions that are compared with
 * all. With one neighbour only, the position itself, it is 1.
 */
export async function sampledRecall(
  matrix: FeatureMatrix,
  pool: WorkerPool,
  { indices, count, sample = 256, seed }:
    & Pick<Neighbours, "indices" | "count">
    & SampledRecallOptions,
): Promise<number> {
  if (count === 1) return 1;
  const { positions } = matrix;
  const { means, norms } = centredNorms(matrix);
  const kept = Math.min(positions, count + SPARE_CANDIDATES);
  const lists = emptyLists({ points: positions, kept });
  const sampled = new RandomStream(seed, "sampled recall")
    .permutation(positions).slice(0, sample).sort();
  const share = Math.ceil(sampled.length / pool.size);
  const cells = Array.from(
    { length: Math.ceil(sampled.length / share) },
    (_, i) => sampled.slice(i * share, (i + 1) * share),
  );
  await compareCells(pool, {
    matrix,
    means,
    norms,
    cells,
    lists,
    others: "all",
  });
  let right = 0;
  for (const point of sampled) {
    const exact = rankCandidates(matrix, {
      queries: [point, point + 1],
      candidates: lists.numbers.subarray(point * kept, (point + 1) * kept),
      length: kept,
      count,
    });
    const named = indices.subarray(point * count + 1, (point + 1) * count);
    for (const other of exact.indices.subarray(1)) {
      if (named.includes(other)) right++;
    }
  }
  return right / (sampled.length * (count - 1));
}
