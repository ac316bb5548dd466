import { RandomStream } from "../random/random_stream.ts";
import { kmeansPlusPlus } from "./kmeans_plus_plus.ts";
import { type KmeansPoints, nearestCentre } from "./kmeans_points.ts";
import type { Partition } from "./partition.ts";

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

/**
 * Mini-batch k-means (Sculley 2010) with the rules of scikit-learn: the best
 * of three starts on a sample, a learning rate of one over the points that a
 * centre has seen, small clusters moved to random points, and an end when the
 * smoothed inertia has not improved for ten batches.
 */
export function minibatchTask(
  { points, k, seed }: MinibatchTaskArgument,
): Partition {
  const { values, features, rows } = points;
  const count = rows.length;
  const random = new RandomStream(seed, "mini-batch");
  const batch = Math.min(BATCH, count);
  const centres = bestStart(points, k, random);

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
    const nearest = Array.from(
      chosen,
      (point) => nearestCentre(points, point, { centres, k }),
    );
    const inertia = nearest.reduce((sum, { distance }) => sum + distance, 0) /
      batch;

    for (let i = 0; i < batch; i++) {
      const { centre } = nearest[i];
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

  const labels = new Uint8Array(count);
  let inertia = 0;
  for (let point = 0; point < count; point++) {
    const { centre, distance } = nearestCentre(points, point, { centres, k });
    labels[point] = centre;
    inertia += distance;
  }
  return { labels, centres, inertia, iterations };
}

function bestStart(
  points: KmeansPoints,
  k: number,
  random: RandomStream,
): Float64Array<ArrayBuffer> {
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
    const centres = kmeansPlusPlus(sample(), { k, random });
    let inertia = 0;
    for (let point = 0; point < size; point++) {
      inertia += nearestCentre(judge, point, { centres, k }).distance;
    }
    if (best === undefined || inertia < bestInertia) {
      best = centres;
      bestInertia = inertia;
    }
  }
  return best!;
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
