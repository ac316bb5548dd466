import { gatherFeatures } from "../../stream/gather_features.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** Second pass over the scan (recipe, step 7). */
export const gatherStage: RecipeStage = {
  name: "gather",
  title: "features of every position",
  needs: ["measure", "features"],
  makes: ["matrix"],
  remade: true,
  async run(chain, onProgress) {
    const { source, engine, readings, outcomes } = chain;
    outcomes.matrix = await gatherFeatures(source, engine, {
      clampBelow: readings.clampBelow,
      shifts: outcomeOf(chain, "measurement").shifts,
      pixels: outcomeOf(chain, "found").pixels,
      onProgress,
    });
  },
};
