import { RandomStream } from "../random/random_stream.ts";
import type { KmeansPoints } from "./kmeans_points.ts";
import type { Partition } from "./partition.ts";
import { distancesInBlocks } from "./starts/distances_in_blocks.ts";
import { greedyStarts } from "./starts/greedy_starts.ts";
import { nearestInBlocks } from "./search/nearest_in_blocks.ts";
import { threadKernels } from "./search/thread_kernels.ts";

/** One run of mini-batch k-means. */
export interface MinibatchTaskArgument {
  /** What to cluster. */
  readonly points: KmeansPoints;
  /** Number of clusters. */
  readonly k: number;
  /** Seed of the clustering. */
  readonly seed: number;
}

// The defaults of scikit-learn's MiniBatchKMeans, which the published code uses.
const BATCH = 1024;
const STARTS = 3;
const MOST_EPOCHS = 100;
const PATIENCE = 10;
const REASSIGNMENT_RATIO = 0.01;

/** What mini-batches find: labels and inertia are yet to be taken from it. */
export type MinibatchCentres = Pick<Partition, "centres" | "iterations">;

/**
 * Mini-batch k-means (Sculley 2010) with the rules of scikit-learn: the best
 * of three starts on a sample, a learning rate of one over the points that a
 * centre has seen, small clusters moved to random points, and an end when the
 * smoothed inertia has not improved for ten batches.
 */
export async function minibatchTask(
  { points, k, seed }: MinibatchTaskArgument,
): Promise<MinibatchCentres> {
  const { values, features, rows } = points;
  const count = rows.length;
  const random = new RandomStream(seed, "mini-batch");
  const batch = Math.min(BATCH, count);
  const centres = await bestStart(points, k, random);

  const seen = new Float64Array(k);
  const steps = Math.floor(MOST_EPOCHS * count / batch);
  const smoothing = Math.min(1, 2 * batch / (count + 1));
  let smoothed: number | undefined;
  let best = Infinity;
  let withoutImprovement = 0;
  let sinceReassignment = 0;
  let iterations = 0;
  for (; iterations < steps; iterations++) {
    const chosen = Uint32Array.from(
      { length: batch },
      () => random.integer(count),
    );
    const { labels, distances } = nearest(
      { ...points, rows: chosen.map((point) => rows[point]) },
      { k, centres },
    );
    const inertia = distances.reduce((sum, d) => sum + d, 0) / batch;

    for (let i = 0; i < batch; i++) {
      const centre = labels[i];
      const rate = 1 / ++seen[centre];
      const row = rows[chosen[i]] * features;
      for (let f = 0; f < features; f++) {
        const at = centre * features + f;
        centres[at] += rate * (values[row + f] - centres[at]);
      }
    }

    sinceReassignment += batch;
    if (seen.some((n) => n === 0) || sinceReassignment >= 10 * k) {
      sinceReassignment = 0;
      reassign({ centres, seen, chosen, k }, points, random);
    }

    // The first batch says more of the start than of the clustering.
    if (iterations === 0) continue;
    smoothed = smoothed === undefined
      ? inertia
      : smoothed * (1 - smoothing) + inertia * smoothing;
    if (smoothed < best) {
      best = smoothed;
      withoutImprovement = 0;
    } else if (++withoutImprovement >= PATIENCE) break;
  }

  return { centres, iterations };
}

/** Nearest centres of some points. */
function nearest(
  points: KmeansPoints,
  { k, centres }: { readonly k: number; readonly centres: Float64Array },
): { readonly labels: Uint8Array; readonly distances: Float64Array } {
  const labels = new Uint8Array(points.rows.length);
  const distances = new Float64Array(points.rows.length);
  nearestInBlocks(threadKernels(), points, {
    k,
    centres,
    labels,
    distances,
    blocks: counter(),
  });
  return { labels, distances };
}

/** Gives 0, 1, 2, ... */
function counter(): () => number {
  let next = 0;
  return () => next++;
}

async function bestStart(
  points: KmeansPoints,
  k: number,
  random: RandomStream,
): Promise<Float64Array<ArrayBuffer>> {
  const { values, features } = points;
  const size = Math.min(points.rows.length, Math.max(3 * BATCH, 3 * k));
  const sample = () => ({
    ...points,
    rows: Uint32Array.from(
      { length: size },
      () => points.rows[random.integer(points.rows.length)],
    ),
  });
  const judge = sample();
  let best: Float64Array<ArrayBuffer> | undefined;
  let bestInertia = Infinity;
  for (let start = 0; start < STARTS; start++) {
    const own = sample();
    const [chosen] = await greedyStarts({
      count: size,
      k,
      randoms: [random],
      distancesTo: (chosen) => Promise.resolve(distancesTo(own, chosen)),
    });
    const centres = new Float64Array(k * features);
    chosen.forEach((point, centre) => {
      const row = own.rows[point] * features;
      centres.set(values.subarray(row, row + features), centre * features);
    });
    const { distances } = nearest(judge, { k, centres });
    const inertia = distances.reduce((sum, d) => sum + d, 0);
    if (best === undefined || inertia < bestInertia) {
      best = centres;
      bestInertia = inertia;
    }
  }
  return best!;
}

/** Squared distances of all points to some of them, [chosen][point]. */
function distancesTo(
  points: KmeansPoints,
  chosen: readonly number[],
): Float32Array[] {
  const count = points.rows.length;
  const distances = new Float32Array(chosen.length * count);
  const blocks = counter();
  distancesInBlocks(threadKernels(), points, { chosen, distances, blocks });
  return chosen.map((_, i) => distances.subarray(i * count, (i + 1) * count));
}

/** Moves centres that have seen less than a hundredth of the fullest one to random points of the batch. */
function reassign(
  { centres, seen, chosen, k }: {
    centres: Float64Array;
    seen: Float64Array;
    chosen: Uint32Array;
    k: number;
  },
  { values, features, rows }: KmeansPoints,
  random: RandomStream,
): void {
  const bound = REASSIGNMENT_RATIO * Math.max(...seen);
  const small = Array.from({ length: k }, (_, centre) => centre).filter((
    centre,
  ) => seen[centre] < bound);
  if (small.length === 0) return;
  const kept = seen.filter((n) => n >= bound);
  for (const centre of small.slice(0, Math.floor(chosen.length / 2))) {
    const row = rows[chosen[random.integer(chosen.length)]] * features;
    for (let f = 0; f < features; f++) {
      centres[centre * features + f] = values[row + f];
    }
    seen[centre] = Math.min(...kept);
  }
}
