import { patternsStage as recipeStage } from "../../../lib/recipe/stage/patterns_stage.ts";
import type { BenchStage } from "../bench_stage.ts";
import { scanSizes } from "../stage_sizes.ts";
import { patternSumsWork } from "./pattern_sums_work.ts";

/** Mean patterns of every cluster of every map, and the sub-domains' names. */
export const patternsStage: BenchStage = {
  name: "patterns",
  about: "mean pattern and lattice of every cluster",
  needs: [
    "measure",
    "features",
    "kmeans-lloyd",
    "names",
    "level3",
    "ae",
    "vae",
  ],
  runsOn: "cpu",
  run: (chain) => recipeStage.run(chain),
  size: ({ source }) => scanSizes(source).scan,
  work: (chain) => patternSumsWork(chain),
};
