import { umap } from "../../embed/umap.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** UMAP from the neighbours (recipe, step 9). */
export const umapStage: RecipeStage = {
  name: "umap",
  title: "UMAP",
  needs: ["neighbours"],
  makes: ["embedding"],
  async run(chain, onProgress) {
    const { engine, readings, seed, outcomes } = chain;
    const neighbours = outcomeOf(chain, "neighbours");
    // The layout claims threads of its own: idle workers give their memory back first.
    engine.pool.rest();
    outcomes.embedding = await umap(neighbours, {
      ...readings.umap,
      seed,
      onProgress,
    });
  },
};
