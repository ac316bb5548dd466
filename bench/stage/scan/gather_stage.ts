import { gatherStage as recipeStage } from "../../../lib/recipe/stage/gather_stage.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { matrixSize, scanSizes } from "../stage_sizes.ts";
import { PATTERN_FLOPS } from "./pattern_work.ts";

/** The second pass: the features of every position. */
export const gatherStage: BenchStage = {
  name: "gather",
  about: recipeStage.title,
  needs: recipeStage.needs,
  runsOn: "engine",
  run: (chain) => recipeStage.run(chain),
  size: matrixSize,
  // The stored values from the first feature to the last in, since files are
  // read by pages and features lie in all of these; a float32 a feature out, and
  // a bilinear sample between.
  work(chain) {
    const { positions, features } = outcomeOf(chain, "matrix");
    const { pixels } = outcomeOf(chain, "found");
    const { valueBytes } = scanSizes(chain.source);
    const span = pixels[features - 1] - pixels[0] + 1;
    const fileBytes = positions * span * valueBytes;
    return {
      bytes: fileBytes + positions * features * 4,
      fileBytes,
      flops: positions * features * PATTERN_FLOPS.shift,
    };
  },
};
