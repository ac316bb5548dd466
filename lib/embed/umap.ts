import { WorkerPool } from "../compute/worker_pool.ts";
import type { OnProgress } from "../scan/progress.ts";
import { checkNeighbours } from "./check_neighbours.ts";
import type { LayoutTaskArgument } from "./layout/layout_task.ts";
import { PhaseTickets } from "./layout/phase_tickets.ts";
import { similarityCurve } from "./layout/similarity_curve.ts";
import type { Neighbours } from "./neighbours.ts";
import type {
  PreparedLayout,
  PrepareLayoutArgument,
} from "./prepare_layout_task.ts";

/** Choices of `umap`; defaults are the recipe's (step 9) and umap-learn's. */
export interface UmapOptions {
  /** Dimensions of the embedding; default 3. */
  readonly components?: number;
  /** How close points may lie; default 0.1. */
  readonly minDist?: number;
  /** How far similarity reaches beyond that; default 1. */
  readonly spread?: number;
  /** Passes over the graph; default 500 for up to 10,000 points, else 200. */
  readonly epochs?: number;
  /** Seed of the start's noise and of the negative samples. */
  readonly seed: number;
  /** Threads at most, the result is the same; default: one for each processor. */
  readonly workers?: number;
  /** Called after each epoch. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Embeds points by UMAP (McInnes, Healy and Melville 2018) from their
 * neighbours: memberships and their union, a start from the graph's Laplacian,
 * then stochastic gradient descent with negative samples, each as in umap-learn.
 * Only the order of the edges within an epoch is another (`EdgeSchedule`), so
 * that several threads work on a layout and the same seed gives the same one,
 * to the bit, on any number of them.
 *
 * @returns the embedding, [point][component]
 * @throws {InputError} where neighbours are missing or distances are not numbers
 * @throws {RangeError} where an option makes no sense
 */
export async function umap(
  neighbours: Neighbours,
  {
    components = 3,
    minDist = 0.1,
    spread = 1,
    epochs,
    seed,
    workers = navigator.hardwareConcurrency,
    onProgress,
  }: UmapOptions,
): Promise<Float32Array<ArrayBuffer>> {
  checkNeighbours(neighbours);
  const points = neighbours.indices.length / neighbours.count;
  const total = epochs ?? (points > 10_000 ? 200 : 500);
  wantWhole("components", components);
  wantWhole("epochs", total);
  wantWhole("workers", workers);
  if (!(minDist >= 0 && spread > 0 && minDist <= spread)) {
    throw new RangeError(
      `Cannot embed points: wanted a minDist from 0 to the spread, was given ${minDist} and ${spread}`,
    );
  }

  // Threads of their own: what they leave behind goes with them.
  const pool = new WorkerPool(workers);
  const run = <Result>(
    module: string,
    name: string,
    argument: unknown,
    onReport?: (value: unknown) => void,
  ) =>
    pool.run<Result>(
      { module: new URL(module, import.meta.url).href, name },
      argument,
      onReport === undefined ? {} : { onReport },
    );
  try {
    const { schedule, positions, stride } = await run<PreparedLayout>(
      "./prepare_layout_task.ts",
      "prepareLayoutTask",
      {
        neighbours,
        components,
        epochs: total,
        seed,
      } satisfies PrepareLayoutArgument,
    );
    const argument: LayoutTaskArgument = {
      schedule,
      curve: similarityCurve({ minDist, spread }),
      stride,
      positions,
      before: new Float32Array(new SharedArrayBuffer(positions.byteLength)),
      epochs: total,
      seed,
      counters: PhaseTickets.counters(),
    };
    // Threads may report late: what is done stays done.
    let done = 0;
    const onReport = (value: unknown) => {
      if (value as number <= done) return;
      done = value as number;
      onProgress?.({ done, total, count: { unit: "epochs", done } });
    };
    await Promise.all(
      Array.from(
        { length: Math.min(workers, schedule.parts / 2) },
        () => run("./layout/layout_task.ts", "layoutTask", argument, onReport),
      ),
    );
    onReport(total);
    const embedding = new Float32Array(points * components);
    for (let i = 0; i < embedding.length; i++) {
      embedding[i] = positions[
        Math.floor(i / components) * stride + i % components
      ];
    }
    return embedding;
  } finally {
    pool.close();
  }
}

function wantWhole(name: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 1)) {
    throw new RangeError(
      `Cannot embed points: wanted a positive whole number of ${name}, was given ${value}`,
    );
  }
}
