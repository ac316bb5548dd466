import { nearestNeighbours } from "../../embed/nearest_neighbours.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** Exact neighbours, which UMAP starts from (recipe, step 9). */
export const neighboursStage: RecipeStage = {
  name: "neighbours",
  title: "exact nearest neighbours",
  needs: ["gather"],
  async run(chain, onProgress) {
    const { engine, readings, outcomes } = chain;
    const matrix = outcomeOf(chain, "matrix");
    const count = Math.min(readings.umap.neighbours, matrix.positions);
    outcomes.neighbours = await nearestNeighbours(matrix, engine, {
      count,
      onProgress,
    });
  },
};
