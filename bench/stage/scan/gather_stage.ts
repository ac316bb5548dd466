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
  // A stored value in (its neighbours are features too, mostly), a float32 out,
  // and a bilinear sample between.
  work(chain) {
    const { positions, features } = outcomeOf(chain, "matrix");
    const { valueBytes } = scanSizes(chain.source);
    return {
      bytes: positions * features * (valueBytes + 4),
      flops: positions * features * PATTERN_FLOPS.shift,
    };
  },
};
