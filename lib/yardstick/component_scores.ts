import type { FeatureMatrix } from "../features/feature_matrix.ts";
import type { LeadingComponents } from "../learn/leading_components.ts";

/** What principal components keep of positions, and what they leave. */
export interface ComponentScores {
  /** Scores, [position][component]; not scaled by the deviations. */
  readonly scores: Float32Array<ArrayBuffer>;
  /**
   * Mean squared error, over positions and features, of the positions as their
   * scores give them back.
   */
  readonly error: number;
}

/**
 * Projects positions on principal components and back, in double precision.
 * Without directions the error is that of the mean.
 *
 * @param features Any positions with the features of the components.
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { leadingComponents } from "../learn/leading_components.ts";
 * import { componentScores } from "./component_scores.ts";
 *
 * // Points on the line through (3, 4), and one beside it by 5.
 * const line = { values: Float32Array.of(3, 4, -3, -4), positions: 2, features: 2 };
 * const components = leadingComponents(line, { components: 1, seed: 0 });
 * const beside = { values: Float32Array.of(-4, 3), positions: 1, features: 2 };
 * ok(componentScores(line, components).error < 1e-12);
 * ok(Math.abs(componentScores(beside, components).error - 12.5) < 1e-9);
 * ```
 */
export function componentScores(
  { values, positions, features }: FeatureMatrix,
  { mean, directions }: Pick<LeadingComponents, "mean" | "directions">,
): ComponentScores {
  const components = directions.length / features;
  const scores = new Float32Array(positions * components);
  const row = new Float64Array(features);
  const left = new Float64Array(features);
  let sum = 0;
  for (let position = 0; position < positions; position++) {
    const start = position * features;
    for (let j = 0; j < features; j++) row[j] = values[start + j] - mean[j];
    left.set(row);
    for (let c = 0; c < components; c++) {
      const offset = c * features;
      let score = 0;
      for (let j = 0; j < features; j++) {
        score += row[j] * directions[offset + j];
      }
      for (let j = 0; j < features; j++) {
        left[j] -= score * directions[offset + j];
      }
      scores[position * components + c] = score;
    }
    // What is left, and not a difference of squares, which would lose an error
    // far below the variance.
    for (let j = 0; j < features; j++) sum += left[j] * left[j];
  }
  return { scores, error: sum / (positions * features) };
}
