import type { KmeansPoints } from "./kmeans_points.ts";

/**
 * The squared way of the centres at which scikit-learn ends Lloyd's iterations:
 * `tolerance` times the variance of a feature, averaged over the features.
 */
export function leastMove(
  { values, features, rows }: KmeansPoints,
  tolerance: number,
): number {
  const sums = new Float64Array(features);
  const squares = new Float64Array(features);
  // Deviations from a point of the scan cancel less than the values would.
  const origin = rows[0] * features;
  for (const row of rows) {
    for (let i = 0; i < features; i++) {
      const value = values[row * features + i] - values[origin + i];
      sums[i] += value;
      squares[i] += value * value;
    }
  }
  let variances = 0;
  for (let i = 0; i < features; i++) {
    const mean = sums[i] / rows.length;
    variances += Math.max(0, squares[i] / rows.length - mean * mean);
  }
  return tolerance * variances / features;
}
