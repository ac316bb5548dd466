import type { FeatureMatrix } from "../features/feature_matrix.ts";
import type { NamedArray } from "../recipe/recipe_outcome.ts";

/** The features of every position as an array of the run folder. */
export function featureArray(
  { values, positions, features }: FeatureMatrix,
): NamedArray {
  return {
    name: "features",
    data: values as Float32Array,
    shape: [positions, features],
    about:
      "values of each aligned pattern at the feature pixels, [position][feature], not standardised",
  };
}
