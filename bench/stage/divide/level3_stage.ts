import { level3Stage as recipeStage } from "../../../lib/recipe/stage/level3_stage.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { subdomainMap, truthAccuracy } from "../truth_accuracy.ts";
import { lloydWork } from "./lloyd_work.ts";

/** Sub-domains of each material. */
export const level3Stage: BenchStage = {
  name: "level3",
  about: recipeStage.title,
  needs: recipeStage.needs,
  runsOn: "cpu",
  run: (chain) => recipeStage.run(chain),
  size(chain) {
    const materials = outcomeOf(chain, "materialRows");
    return `${materials.map(({ rows }) => rows.length).join(" + ")} x ${
      outcomeOf(chain, "matrix").features
    }, k = ${materials.map(({ k }) => k).join(" + ")}`;
  },
  work(chain) {
    const { features } = outcomeOf(chain, "matrix");
    const parts = outcomeOf(chain, "materialRows").map(({ rows, k }) =>
      lloydWork({ points: rows.length, features, k })
    );
    return {
      bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
      flops: parts.reduce((sum, { flops }) => sum + flops, 0),
    };
  },
  accuracy: (chain) =>
    truthAccuracy(
      chain,
      "level3",
      subdomainMap(chain, outcomeOf(chain, "level3")),
    ),
};
