import { RandomStream } from "../random/random_stream.ts";
import { kmeansPlusPlus } from "./kmeans_plus_plus.ts";
import { type KmeansPoints, nearestCentre } from "./kmeans_points.ts";
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
}

/** Lloyd's iterations from one k-means++ start until no label changes. */
export function lloydTask(
  { points, k, seed, restart, mostIterations }: LloydTaskArgument,
): Partition {
  const { features, rows } = points;
  const count = rows.length;
  const random = new RandomStream(seed, `lloyd ${restart}`);
  const centres = kmeansPlusPlus(points, { k, random });
  const labels = new Uint8Array(count).fill(255);
  const distances = new Float64Array(count);
  let iterations = 0;
  for (
    let changed = true;
    changed && iterations < mostIterations;
    iterations++
  ) {
    changed = false;
    for (let point = 0; point < count; point++) {
      const { centre, distance } = nearestCentre(points, point, { centres, k });
      changed ||= labels[point] !== centre;
      labels[point] = centre;
      distances[point] = distance;
    }
    changed = fillEmptyClusters(labels, distances, k) || changed;
    moveCentres(points, labels, { centres, k });
  }
  let inertia = 0;
  const assigned = { centres, k };
  for (let point = 0; point < count; point++) {
    inertia += distanceToOwn(points, point, labels[point], assigned);
  }
  return {
    labels,
    centres: centres.slice(0, k * features),
    inertia,
    iterations,
  };
}

/** A cluster that lost all its points takes the point farthest from its own centre. */
function fillEmptyClusters(
  labels: Uint8Array,
  distances: Float64Array,
  k: number,
): boolean {
  const sizes = new Uint32Array(k);
  for (const label of labels) sizes[label]++;
  let filled = false;
  for (let cluster = 0; cluster < k; cluster++) {
    if (sizes[cluster] > 0) continue;
    let farthest = -1;
    for (let point = 0; point < labels.length; point++) {
      if (
        sizes[labels[point]] > 1 &&
        (farthest < 0 || distances[point] > distances[farthest])
      ) farthest = point;
    }
    if (farthest < 0) break;
    sizes[labels[farthest]]--;
    sizes[cluster] = 1;
    labels[farthest] = cluster;
    distances[farthest] = 0;
    filled = true;
  }
  return filled;
}

function moveCentres(
  { values, features, rows }: KmeansPoints,
  labels: Uint8Array,
  { centres, k }: { centres: Float64Array; k: number },
): void {
  const sizes = new Uint32Array(k);
  centres.fill(0);
  for (let point = 0; point < rows.length; point++) {
    const base = labels[point] * features;
    const row = rows[point] * features;
    sizes[labels[point]]++;
    for (let i = 0; i < features; i++) centres[base + i] += values[row + i];
  }
  for (let cluster = 0; cluster < k; cluster++) {
    const weight = 1 / Math.max(1, sizes[cluster]);
    for (let i = 0; i < features; i++) {
      centres[cluster * features + i] *= weight;
    }
  }
}

function distanceToOwn(
  points: KmeansPoints,
  point: number,
  own: number,
  { centres }: { centres: Float64Array },
): number {
  return nearestCentre(points, point, {
    centres: centres.subarray(own * points.features),
    k: 1,
  }).distance;
}
