import { featuresStage as recipeStage } from "../../../lib/recipe/stage/features_stage.ts";
import type { BenchStage } from "../bench_stage.ts";
import { scanSizes } from "../stage_sizes.ts";

/** From the deviations to the feature pixels. */
export const featuresStage: BenchStage = {
  name: "features",
  about: recipeStage.title,
  needs: recipeStage.needs,
  runsOn: "thread",
  run: (chain) => recipeStage.run(chain),
  size: ({ source: { shape } }) => shape.detector.join(" x "),
  // Two float64 maps in; out three float32 maps and a mask. A sum, a logarithm
  // and a comparison a pixel, for both maps.
  work({ source }) {
    const { pixels } = scanSizes(source);
    return { bytes: pixels * (2 * 8 + 3 * 4 + 1), flops: pixels * 6 };
  },
};
