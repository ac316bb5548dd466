import { umap } from "../../embed/umap.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** UMAP from the exact neighbours (recipe, step 9). */
export const umapStage: RecipeStage = {
  name: "umap",
  title: "UMAP",
  needs: ["neighbours"],
  async run(chain, onProgress) {
    const { engine, readings, seed, outcomes } = chain;
    const neighbours = outcomeOf(chain, "neighbours");
    // UMAP needs most memory of all stages: idle workers give theirs back first.
    engine.pool.rest();
    outcomes.embedding = await umap(neighbours, {
      ...readings.umap,
      seed,
      onProgress,
    });
  },
};
