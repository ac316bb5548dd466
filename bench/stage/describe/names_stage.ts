import { namesStage as recipeStage } from "../../../lib/recipe/stage/names_stage.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import { scoreAgainstTruth } from "../../../lib/score/score_against_truth.ts";
import type { BenchStage } from "../bench_stage.ts";
import { scanSizes } from "../stage_sizes.ts";
import { patternSumsWork } from "./pattern_sums_work.ts";

/** Mean patterns of the materials, and their names by the lattices these show. */
export const namesStage: BenchStage = {
  name: "names",
  about: "mean patterns of the materials and their lattices",
  needs: recipeStage.needs,
  runsOn: "cpu",
  run: (chain) => recipeStage.run(chain),
  size: ({ source }) => scanSizes(source).scan,
  // The background is not named.
  work(chain) {
    const named = outcomeOf(chain, "materials").filter((label) => label > 0);
    return patternSumsWork(chain, named.length);
  },
  accuracy(chain): Record<string, number> {
    const { truth } = chain.source;
    if (truth === undefined) return {};
    const materials = outcomeOf(chain, "materials");
    const { scores } = scoreAgainstTruth({
      shifts: truth.shift,
      labels: {
        level1: materials,
        materials,
        level3: materials,
        ae: materials,
        vae: materials,
      },
    }, truth);
    const named = scores.find(({ subject }) => subject === "materials by name");
    return named ? { "materials by name": named.value } : {};
  },
};
