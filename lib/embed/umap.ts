import { WorkerPool } from "../compute/worker_pool.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { Neighbours } from "./neighbours.ts";
import type { UmapTaskArgument } from "./umap_task.ts";

/** Choices of `umap`; defaults are the recipe's (step 9). */
export interface UmapOptions {
  /** Dimensions of the embedding; default 3. */
  readonly components?: number;
  /** How close points may lie; default 0.1. */
  readonly minDist?: number;
  /** Seed of start and negative samples. */
  readonly seed: number;
  /** Called after each epoch. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Embeds points by UMAP from their exact neighbours, [point][component], on
 * one thread. The epochs are umap-js' own: 500 for up to 2,500
 * points, 200 for more than 7,500.
 */
export async function umap(
  neighbours: Neighbours,
  { components = 3, minDist = 0.1, seed, onProgress }: UmapOptions,
): Promise<Float32Array<ArrayBuffer>> {
  const argument: UmapTaskArgument = { neighbours, components, minDist, seed };
  // A thread of its own, since 65,536 points leave gigabytes of garbage behind
  // that go at once with the thread.
  const pool = new WorkerPool(1);
  try {
    const { embedding } = await pool.run<
      { embedding: Float32Array<ArrayBuffer> }
    >(
      {
        module: new URL("./umap_task.ts", import.meta.url).href,
        name: "umapTask",
      },
      argument,
      {
        onReport(value) {
          const [done, total] = value as [number, number];
          onProgress?.({ done, total });
        },
      },
    );
    return embedding;
  } finally {
    pool.close();
  }
}
