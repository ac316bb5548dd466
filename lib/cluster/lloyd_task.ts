import { RandomStream } from "../random/random_stream.ts";
import { CentreSums } from "./lloyd/centre_sums.ts";
import { kmeansPlusPlus } from "./kmeans_plus_plus.ts";
import { type KmeansPoints, nearestCentre } from "./kmeans_points.ts";
import { PointBounds } from "./lloyd/point_bounds.ts";
import type { Partition } from "./partition.ts";

/** One start of Lloyd's algorithm. */
export interface LloydTaskArgument {
  /** What to cluster. */
  readonly points: KmeansPoints;
  /** Number of clusters. */
  readonly k: number;
  /** Seed of the clustering. */
  readonly seed: number;
  /** Which start, from 0. */
  readonly restart: number;
  /** Iterations at most. */
  readonly mostIterations: number;
  /** Summed squared way of the centres in an iteration that ends the search. */
  readonly leastMove: number;
}

/**
 * Lloyd's iterations from one k-means++ start until no label changes or the
 * centres hardly move, as scikit-learn stops.
 *
 * Bounds on the distances (Hamerly, SIAM Data Mining 2010) spare those points
 * that cannot have changed their cluster; the labels are those of the plain
 * iterations.
 */
export function lloydTask(
  { points, k, seed, restart, mostIterations, leastMove }: LloydTaskArgument,
): Partition {
  const { features } = points;
  const random = new RandomStream(seed, `lloyd ${restart}`);
  const centres = kmeansPlusPlus(points, { k, random });
  const bounds = new PointBounds(points, k);
  const sums = new CentreSums(points, k);
  const { labels } = bounds;
  const before = new Float64Array(k * features);
  let iterations = 0;
  let settled = false;
  while (!settled && iterations < mostIterations) {
    iterations++;
    const changed = bounds.assign(centres, sums);
    if (!changed) break;
    before.set(centres);
    sums.centres(centres);
    const moves = bounds.move(before, centres);
    settled = moves.reduce((sum, move) => sum + move * move, 0) <= leastMove;
  }
  // The last centres moved a little: labels and inertia are theirs.
  if (settled || iterations === mostIterations) bounds.assign(centres, sums);
  let inertia = 0;
  for (let point = 0; point < labels.length; point++) {
    const own = centres.subarray(
      labels[point] * features,
      (labels[point] + 1) * features,
    );
    inertia += nearestCentre(points, point, { centres: own, k: 1 }).distance;
  }
  return { labels, centres, inertia, iterations };
}
