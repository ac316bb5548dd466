import type { FeatureMatrix } from "../features/feature_matrix.ts";

/**
 * Mean features, and each point's squared distance from them. Distances do not
 * change when the mean is taken off, but the float32 products behind them then
 * no longer cancel.
 */
export function centredNorms(
  { values, features, positions }: FeatureMatrix,
): { means: Float64Array; norms: Float32Array } {
  const means = new Float64Array(features);
  for (
    let i = 0, f = 0;
    i < values.length;
    i++, f = f + 1 === features ? 0 : f + 1
  ) means[f] += values[i];
  for (let f = 0; f < features; f++) means[f] /= positions;
  const norms = new Float32Array(positions);
  for (let point = 0; point < positions; point++) {
    let sum = 0;
    for (let f = 0; f < features; f++) {
      sum += (values[point * features + f] - means[f]) ** 2;
    }
    norms[point] = sum;
  }
  return { means, norms };
}
