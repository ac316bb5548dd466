import type { WorkerPool } from "../compute/worker_pool.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import type { Neighbours } from "./neighbours.ts";
import type { RankTaskArgument } from "./rank_task.ts";

/** What is ranked. */
export interface RankListsOptions {
  /** Candidates, [point][candidate]; numbers beyond the points are ignored. */
  readonly candidates: Uint32Array;
  /** Candidates of each point. */
  readonly kept: number;
  /** Neighbours wanted, the point itself among them. */
  readonly count: number;
}

/** `rankCandidates` of all points on all threads of a pool. */
export async function rankLists(
  matrix: FeatureMatrix,
  pool: WorkerPool,
  { candidates, kept, count }: RankListsOptions,
): Promise<Neighbours> {
  const { positions } = matrix;
  const indices = new Uint32Array(positions * count);
  const distances = new Float32Array(positions * count);
  const tasks = Math.min(pool.size, positions);
  const border = (task: number) => Math.round(task * positions / tasks);
  await Promise.all(Array.from({ length: tasks }, async (_, task) => {
    const queries = [border(task), border(task + 1)] as const;
    const argument: RankTaskArgument = {
      matrix,
      queries,
      candidates: candidates.slice(queries[0] * kept, queries[1] * kept),
      length: kept,
      count,
    };
    const ranked = await pool.run<Omit<Neighbours, "count">>(
      {
        module: new URL("./rank_task.ts", import.meta.url).href,
        name: "rankTask",
      },
      argument,
    );
    indices.set(ranked.indices, queries[0] * count);
    distances.set(ranked.distances, queries[0] * count);
  }));
  return { count, indices, distances };
}
