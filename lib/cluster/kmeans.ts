import type { GpuDevice } from "../compute/gpu_device.ts";
import type { WorkerPool } from "../compute/worker_pool.ts";
import { InputError } from "../scan/input_error.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { KmeansPoints } from "./kmeans_points.ts";
import type {
  FeatureSpread,
  FeatureSpreadArgument,
} from "./feature_spread_task.ts";
import type {
  MinibatchCentres,
  MinibatchTaskArgument,
} from "./minibatch_task.ts";
import { leastMove } from "./least_move.ts";
import type { Partition } from "./partition.ts";
import { sharePoints } from "./share_points.ts";
import { labelPoints } from "./search/label_points.ts";
import { lloydWithSimd } from "./lloyd/lloyd_simd.ts";
import { lloydWithGpu } from "./webgpu/lloyd_webgpu.ts";

/**
 * Numbers of all points from which Lloyd's algorithm is worth an adapter. Ten
 * starts on two threads took 0.2 s for as many; an adapter waits for some ten
 * readbacks of 11 ms, and for its kernels to compile.
 */
const WORTH_ADAPTER = 1 << 20;

/**
 * Largest magnitudes, as powers of two, between which squared distances of some
 * ten thousand features neither overflow nor underflow single precision.
 */
const EXPONENTS = { least: -30, most: 40 };

/** Features whose spread is worth a thread: some cache lines of each point. */
const SPREAD_FEATURES = 64;

/** Choices of `kmeans`. */
export interface KmeansOptions {
  /** Number of clusters, 1 to 127. */
  readonly k: number;
  /** Seed of the starts. */
  readonly seed: number;
  /**
   * "lloyd" (default) with restarts, as the published prose has it, or
   * "minibatch" as the published code has it, which can lose a whole material.
   */
  readonly algorithm?: "lloyd" | "minibatch";
  /** Starts of Lloyd's algorithm, of which the best is kept; default 10 (scikit-learn's `n_init`). */
  readonly restarts?: number;
  /** Iterations of a start at most; default 300 (scikit-learn's `max_iter`). */
  readonly mostIterations?: number;
  /**
   * Lloyd's iterations end when the centres' summed squared way is at most this
   * share of the features' mean variance; default 1e-4 (scikit-learn's `tol`).
   * 0 iterates until no label changes.
   */
  readonly tolerance?: number;
  /**
   * Adapter for Lloyd's algorithm on many points; default: none. Mini-batches
   * stay on a thread, which has ended soon after the points would have reached
   * an adapter.
   */
  readonly gpu?: GpuDevice | undefined;
  /** Called as starts are done. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Divides points into k clusters (recipe, steps 10 and 15). The points are
 * shared out over the pool's threads; the answer does not depend on their
 * number. Many points are clustered on an adapter where one is given. Values of
 * any scale that float32 holds are clustered alike.
 *
 * @throws {InputError} where k is more than the points, or a value is not a
 * finite number
 * @throws {AdapterError} where the adapter fails
 */
export async function kmeans(
  points: KmeansPoints,
  pool: WorkerPool,
  options: KmeansOptions,
): Promise<Partition> {
  const {
    k,
    seed,
    algorithm = "lloyd",
    restarts = 10,
    mostIterations = 300,
    tolerance = 1e-4,
    gpu,
    onProgress,
  } = options;
  if (!Number.isInteger(k) || k < 1 || k > 127) {
    throw new RangeError(
      `Cannot cluster as k must be an integer from 1 to 127: current value is ${k}`,
    );
  }
  if (k > points.rows.length) {
    throw new InputError(
      `Cannot find ${k} clusters among ${points.rows.length} scan positions: choose a smaller number with --k`,
    );
  }
  const shared = sharePoints(points);
  const spread = await featureSpread(shared, pool);
  const { largest } = spread;
  if (!Number.isFinite(largest)) {
    throw new InputError(
      "Cannot cluster as every feature must be a finite number, and one is NaN or infinite: leave such positions out",
    );
  }
  const exponent = largest > 0 ? Math.ceil(Math.log2(largest)) : 0;
  if (exponent < EXPONENTS.least || exponent > EXPONENTS.most) {
    return await kmeansScaled(shared, pool, { ...options, exponent });
  }
  // Mini-batches never pay on an adapter. They look at some 100 batches of 1,024
  // points, one after the other, and at all points once: even in plain
  // JavaScript on one thread 1.8 s in all for 65,536 x 1,930. To centre, lay out
  // and upload the points took 1.1 to 1.4 s on the same machine, a loaded one,
  // before anything was computed.
  if (algorithm === "minibatch") {
    const argument: MinibatchTaskArgument = { points: shared, k, seed };
    const task = {
      module: new URL("./minibatch_task.ts", import.meta.url).href,
      name: "minibatchTask",
    };
    const found = await pool.run<MinibatchCentres>(task, argument);
    const { centres, iterations } = found;
    const labelled = await labelPoints(shared, pool, { k, centres });
    onProgress?.({ done: 1, total: 1 });
    return { ...labelled, centres, iterations };
  }
  const least = leastMove(shared, tolerance, { spread });
  if (gpu && points.rows.length * points.features >= WORTH_ADAPTER) {
    return await lloydWithGpu(shared, {
      gpu,
      pool,
      k,
      seed,
      restarts,
      mostIterations,
      leastMove: least,
      onProgress,
    });
  }
  return await lloydWithSimd(shared, pool, {
    k,
    seed,
    restarts,
    mostIterations,
    leastMove: least,
    largest,
    onProgress,
  });
}

/** Clusters values of up to 2^exponent as if they were of up to 1: a power of two rounds nothing. */
async function kmeansScaled(
  { values, features, rows }: KmeansPoints,
  pool: WorkerPool,
  { exponent, ...options }: KmeansOptions & { readonly exponent: number },
): Promise<Partition> {
  const scaled = new Float32Array(
    new SharedArrayBuffer(rows.length * features * 4),
  );
  const unit = 2 ** exponent;
  rows.forEach((row, point) => {
    for (let f = 0; f < features; f++) {
      scaled[point * features + f] = values[row * features + f] / unit;
    }
  });
  const found = await kmeans(
    { values: scaled, features, rows: rows.map((_, point) => point) },
    pool,
    options,
  );
  return {
    ...found,
    centres: found.centres.map((value) => value * unit),
    inertia: found.inertia * unit * unit,
  };
}

/** Spread of all features: each thread's are others, so the sums stay the same. */
async function featureSpread(
  points: KmeansPoints,
  pool: WorkerPool,
): Promise<FeatureSpread> {
  const { features } = points;
  const tasks = Math.min(pool.size, Math.ceil(features / SPREAD_FEATURES));
  const border = (task: number) => Math.round(task * features / tasks);
  const parts = await Promise.all(Array.from({ length: tasks }, (_, task) => {
    const argument: FeatureSpreadArgument = {
      points,
      from: border(task),
      to: border(task + 1),
    };
    return pool.run<FeatureSpread>({
      module: new URL("./feature_spread_task.ts", import.meta.url).href,
      name: "featureSpreadTask",
    }, argument);
  }));
  return {
    variances: Float64Array.from(
      parts.flatMap(({ variances }) => [...variances]),
    ),
    largest: Math.max(...parts.map(({ largest }) => largest)),
  };
}
