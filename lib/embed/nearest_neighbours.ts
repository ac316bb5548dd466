import type { Engine } from "../compute/engine.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { InputError } from "../scan/input_error.ts";
import type { OnProgress } from "../scan/progress.ts";
import { centredNorms } from "./centred_norms.ts";
import type { Neighbours } from "./neighbours.ts";
import { type NeighboursTaskArgument, QUERY_BLOCK } from "./neighbours_task.ts";
import { neighboursWithGpu } from "./neighbours_webgpu.ts";

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
 * @throws {InputError} where there are fewer positions than neighbours
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
    return await neighboursWithGpu(matrix, engine.gpu, { count, onProgress });
  }

  const { means, norms } = centredNorms(matrix);
  const blocks = Math.ceil(positions / QUERY_BLOCK);
  const tasks = Math.min(engine.pool.size, blocks);
  const border = (task: number) =>
    Math.min(positions, Math.round(task * blocks / tasks) * QUERY_BLOCK);
  let done = 0;
  const parts = await Promise.all(Array.from({ length: tasks }, (_, task) => {
    const argument: NeighboursTaskArgument = {
      matrix,
      means,
      norms,
      queries: [border(task), border(task + 1)],
      count,
    };
    return engine.pool.run<Omit<Neighbours, "count">>(
      {
        module: new URL("./neighbours_task.ts", import.meta.url).href,
        name: "neighboursTask",
      },
      argument,
      {
        onReport: (queries) =>
          onProgress?.({ done: done += queries as number, total: positions }),
      },
    );
  }));
  const indices = new Uint32Array(positions * count);
  const distances = new Float32Array(positions * count);
  parts.forEach((part, task) => {
    indices.set(part.indices, border(task) * count);
    distances.set(part.distances, border(task) * count);
  });
  return { count, indices, distances };
}
