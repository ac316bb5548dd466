import type { FeatureMatrix } from "../../../lib/features/feature_matrix.ts";

/**
 * Indices of a point's nearest neighbours in float64, the point itself first,
 * equally distant ones in the order of their indices.
 */
export function exactNeighbours(
  { values, features, positions }: FeatureMatrix,
  point: number,
  count: number,
): number[] {
  const distances = new Float64Array(positions);
  for (let other = 0; other < positions; other++) {
    let distance = 0;
    for (let i = 0; i < features; i++) {
      const difference = values[point * features + i] -
        values[other * features + i];
      distance += difference * difference;
    }
    distances[other] = distance;
  }
  distances[point] = -1;
  return Array.from(distances, (_, i) => i).sort((a, b) =>
    distances[a] - distances[b] || a - b
  ).slice(0, count);
}
