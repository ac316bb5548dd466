import {
  type FeatureSpread,
  featureSpreadTask,
} from "./feature_spread_task.ts";
import type { KmeansPoints } from "./kmeans_points.ts";

/**
 * The squared way of the centres at which scikit-learn ends Lloyd's iterations:
 * `tolerance` times the variance of a feature, averaged over the features.
 *
 * @param spread Spread of all features; looked up where it is left out.
 */
export function leastMove(
  points: KmeansPoints,
  tolerance: number,
  { spread }: { readonly spread?: FeatureSpread } = {},
): number {
  const { features } = points;
  const { variances } = spread ??
    featureSpreadTask({ points, from: 0, to: features });
  return tolerance * variances.reduce((sum, v) => sum + v, 0) / features;
}
