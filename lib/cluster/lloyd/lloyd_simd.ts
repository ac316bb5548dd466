import type { WorkerPool } from "../../compute/worker_pool.ts";
import { RandomStream } from "../../random/random_stream.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { KmeansPoints } from "../kmeans_points.ts";
import type { Partition } from "../partition.ts";
import type { DistancesTaskArgument } from "../starts/distances_task.ts";
import { greedyStarts } from "../starts/greedy_starts.ts";
import type { LloydRound, LloydRoundArgument } from "./lloyd_round_task.ts";
import { LloydStart } from "./lloyd_start.ts";
import { createLloydState, type LloydState } from "./lloyd_state.ts";
import { onAllThreads } from "../search/on_all_threads.ts";
import { sumRounder } from "./sum_rounder.ts";

/** What `lloydWithSimd` is asked for. */
export interface LloydWithSimdOptions {
  /** Number of clusters. */
  readonly k: number;
  /** Seed of the starts. */
  readonly seed: number;
  /** Starts, of which the best is kept. */
  readonly restarts: number;
  /** Iterations of a start at most. */
  readonly mostIterations: number;
  /** Summed squared way of the centres in an iteration that ends a start. */
  readonly leastMove: number;
  /** Largest magnitude among the points' values. */
  readonly largest: number;
  /** Called as starts are done. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Lloyd's algorithm with restarts on the processor, all starts in the same
 * rounds: a round reads a block of points once and gives them to the nearest
 * centres of every start that still moves. Labels are those of float64
 * distances, sums are exact but for one rounding of each value, so neither
 * depends on the number of threads; see `CentreSearch` and `sumRounder`.
 *
 * @param points Values in shared memory.
 */
export async function lloydWithSimd(
  points: KmeansPoints,
  pool: WorkerPool,
  options: LloydWithSimdOptions,
): Promise<Partition> {
  const { k, seed, restarts, largest, onProgress } = options;
  const count = points.rows.length;
  const state = createLloydState(count, restarts);
  const rounder = sumRounder(largest, count);
  const chosen = await greedyStarts({
    count,
    k,
    randoms: Array.from(
      { length: restarts },
      (_, start) => new RandomStream(seed, `lloyd ${start}`),
    ),
    distancesTo: (chosen) => distancesTo(points, pool, { chosen, state }),
  });
  const starts = chosen.map((chosen, start) =>
    new LloydStart({ ...options, start, points, state, chosen, rounder })
  );
  let moving = starts;
  while (moving.length > 0) {
    await runRound(points, pool, { k, state, rounder, starts: moving });
    const before = moving.length;
    moving = moving.filter(({ partition }) => partition === undefined);
    for (let ended = before; ended > moving.length; ended--) {
      onProgress?.({ done: restarts - ended + 1, total: restarts });
    }
  }
  return starts.map(({ partition }) => partition!).reduce((best, start) =>
    start.inertia < best.inertia ? start : best
  );
}

async function distancesTo(
  points: KmeansPoints,
  pool: WorkerPool,
  { chosen, state: { ticket } }: {
    readonly chosen: readonly number[];
    readonly state: LloydState;
  },
): Promise<Float32Array[]> {
  const count = points.rows.length;
  const bytes = chosen.length * count * Float32Array.BYTES_PER_ELEMENT;
  const distances = new Float32Array(new SharedArrayBuffer(bytes));
  const argument: DistancesTaskArgument = { points, chosen, distances, ticket };
  await onAllThreads<void>(pool, {
    features: points.features,
    count,
    task: {
      module: new URL("../starts/distances_task.ts", import.meta.url).href,
      name: "distancesTask",
    },
    argument,
  });
  return chosen.map((_, i) => distances.subarray(i * count, (i + 1) * count));
}

async function runRound(
  points: KmeansPoints,
  pool: WorkerPool,
  { k, starts, state, rounder }: {
    readonly k: number;
    readonly starts: readonly LloydStart[];
    readonly state: LloydState;
    readonly rounder: number;
  },
): Promise<void> {
  const size = k * points.features;
  const centres = new Float64Array(starts.length * size);
  starts.forEach((start, i) => centres.set(start.centres, i * size));
  const argument: LloydRoundArgument = {
    points,
    k,
    starts: starts.map((start) => start.round()),
    centres,
    state,
    rounder,
  };
  const parts = await onAllThreads<LloydRound>(pool, {
    features: points.features,
    count: points.rows.length,
    task: {
      module: new URL("./lloyd_round_task.ts", import.meta.url).href,
      name: "lloydRoundTask",
    },
    argument: { ...argument, ticket: state.ticket },
  });
  starts.forEach((start, i) => {
    const sizes = new Int32Array(k);
    for (const part of parts) {
      for (let c = 0; c < k; c++) sizes[c] += part.sizes[i * k + c];
    }
    start.advance({
      changed: parts.reduce((sum, { changed }) => sum + changed[i], 0),
      sizes,
      sums: parts.flatMap(({ sums }) =>
        sums ? [sums.subarray(i * size, (i + 1) * size)] : []
      ),
    });
  });
}
