import type { KmeansPoints } from "./kmeans_points.ts";

/** Features to look at. */
export interface FeatureSpreadArgument {
  /** What is clustered. */
  readonly points: KmeansPoints;
  /** The first feature. */
  readonly from: number;
  /** The feature after the last. */
  readonly to: number;
}

/** How the values of some features are spread. */
export interface FeatureSpread {
  /** Variance of each feature. */
  readonly variances: Float64Array<ArrayBuffer>;
  /** Largest magnitude. */
  readonly largest: number;
}

/** Spread of some features over the points, in float64; for a worker thread. */
export function featureSpreadTask(
  { points: { values, features, rows }, from, to }: FeatureSpreadArgument,
): FeatureSpread {
  const width = to - from;
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  let largest = 0;
  // Deviations from a point of the scan cancel less than the values would.
  const origin = values.slice(
    rows[0] * features + from,
    rows[0] * features + to,
  );
  for (const row of rows) {
    const start = row * features + from;
    for (let i = 0; i < width; i++) {
      const value = values[start + i];
      const deviation = value - origin[i];
      sums[i] += deviation;
      squares[i] += deviation * deviation;
      largest = Math.max(largest, Math.abs(value));
    }
  }
  const variances = sums.map((sum, i) => {
    const mean = sum / rows.length;
    return Math.max(0, squares[i] / rows.length - mean * mean);
  });
  return { variances, largest };
}
