import { level2Stage as recipeStage } from "../../../lib/recipe/stage/level2_stage.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchChain } from "../bench_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { truthAccuracy } from "../truth_accuracy.ts";
import { lloydWork } from "./lloyd_work.ts";

/** Materials within the flake. */
export const level2Stage: BenchStage = {
  name: "level2",
  about: recipeStage.title,
  needs: ["gather", "kmeans-lloyd"],
  runsOn: "cpu",
  run: (chain) => recipeStage.run(chain),
  size: (chain) =>
    `${flake(chain)} x ${outcomeOf(chain, "matrix").features}, k = ${
      chain.readings.k[1]
    }`,
  work: (chain) =>
    lloydWork({
      points: flake(chain),
      features: outcomeOf(chain, "matrix").features,
      k: chain.readings.k[1],
    }),
  // The index does not ask for the materials' names.
  accuracy: (chain) =>
    truthAccuracy(chain, "materials", outcomeOf(chain, "level2")),
};

function flake(chain: BenchChain): number {
  return outcomeOf(chain, "level1").filter((label) => label > 0).length;
}
