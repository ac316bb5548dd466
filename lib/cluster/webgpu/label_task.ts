import { type KmeansPoints, nearestCentre } from "../kmeans_points.ts";

/** Points to label. */
export interface LabelTaskArgument {
  /** All points. */
  readonly points: KmeansPoints;
  /** Centres, [centre][feature]. */
  readonly centres: Float64Array;
  /** Number of centres. */
  readonly k: number;
}

/** Nearest centres of some points. */
export interface LabelledPoints {
  /** Nearest centre of each point, the first of equally near ones. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** Squared distances to them. */
  readonly distances: Float64Array<ArrayBuffer>;
}

/** Labels points in float64; for a worker thread. */
export function labelTask(
  { points, centres, k }: LabelTaskArgument,
): LabelledPoints {
  const labels = new Uint8Array(points.rows.length);
  const distances = new Float64Array(points.rows.length);
  for (let point = 0; point < labels.length; point++) {
    const nearest = nearestCentre(points, point, { centres, k });
    labels[point] = nearest.centre;
    distances[point] = nearest.distance;
  }
  return { labels, distances };
}
