import type { Candidates, CandidatesTaskArgument } from "./candidates_task.ts";
import type { Engine } from "../compute/engine.ts";
import type { WorkerPool } from "../compute/worker_pool.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { InputError } from "../scan/input_error.ts";
import type { OnProgress } from "../scan/progress.ts";
import { centredNorms } from "./centred_norms.ts";
import type { Neighbours } from "./neighbours.ts";
import { mergeCandidates } from "./merge_candidates.ts";
import { neighboursWithGpu } from "./neighbours_webgpu.ts";
import { SPARE_CANDIDATES } from "./rank_candidates.ts";
import { rankLists } from "./rank_lists.ts";

/** Positions from which large blocks keep all threads busy. */
const LARGE_SCAN = 16384;
/** Points of a block; large ones are packed less often. */
const LARGE_BLOCK = 1024;
const SMALL_BLOCK = 256;

/** Choices of `nearestNeighbours`. */
export interface NearestNeighboursOptions {
  /** Neighbours wanted, the point itself among them, as umap-learn counts them. */
  readonly count: number;
  /** Called as points are done. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Exact nearest neighbours of every position in feature space, Euclidean. The
 * products that find candidates are float32; their order is settled in
 * float64, so that both engines give the same neighbours.
 *
 * @throws {InputError} where there are fewer positions than neighbours, or
 * features are not finite or their squares beyond single precision
 * @throws {AdapterError} where the adapter fails
 */
export async function nearestNeighbours(
  matrix: FeatureMatrix,
  engine: Engine,
  { count, onProgress }: NearestNeighboursOptions,
): Promise<Neighbours> {
  const { positions } = matrix;
  if (count > positions) {
    throw new InputError(
      `Cannot find ${count} neighbours among ${positions} scan positions: choose fewer neighbours`,
    );
  }
  if (engine.gpu) {
    return await neighboursWithGpu(matrix, engine, { count, onProgress });
  }

  const { pool } = engine;
  const kept = Math.min(positions, count + SPARE_CANDIDATES);
  const parts = await findCandidates(matrix, pool, { kept, onProgress });
  const candidates = mergeCandidates(parts, { points: positions, kept });
  return await rankLists(matrix, pool, { candidates, kept, count });
}

/** Shares the pairs of blocks out over the pool. */
function findCandidates(
  matrix: FeatureMatrix,
  pool: WorkerPool,
  { kept, onProgress }: {
    readonly kept: number;
    readonly onProgress?: OnProgress | undefined;
  },
): Promise<Candidates[]> {
  const { positions } = matrix;
  const { means, norms } = centredNorms(matrix);
  const block = positions > LARGE_SCAN ? LARGE_BLOCK : SMALL_BLOCK;
  const blocks = Math.ceil(positions / block);
  const total = blocks * (blocks + 1) / 2;
  let done = 0;
  return Promise.all(
    shareBlocks(blocks, Math.min(pool.size, blocks)).map((blocks) => {
      const argument: CandidatesTaskArgument = {
        matrix,
        means,
        norms,
        block,
        blocks,
        kept,
      };
      return pool.run<Candidates>(
        {
          module: new URL("./candidates_task.ts", import.meta.url).href,
          name: "candidatesTask",
        },
        argument,
        {
          onReport: () => {
            const compared = Math.floor(++done / total * positions);
            onProgress?.({
              done: compared,
              total: positions,
              count: { unit: "positions", done: compared },
            });
          },
        },
      );
    }),
  );
}

/**
 * Parts of equal work: block `i` is paired with `i + 1` blocks, so they are
 * dealt from the largest, to and fro.
 */
function shareBlocks(blocks: number, tasks: number): number[][] {
  const shares: number[][] = Array.from({ length: tasks }, () => []);
  for (let i = 0; i < blocks; i++) {
    const turn = i % (2 * tasks);
    shares[turn < tasks ? turn : 2 * tasks - 1 - turn].push(blocks - 1 - i);
  }
  return shares;
}
