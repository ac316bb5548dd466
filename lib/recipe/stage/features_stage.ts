import { findFeatures } from "../find_features.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** From the deviations to the feature pixels (recipe, steps 5 to 8). */
export const featuresStage: RecipeStage = {
  name: "features",
  title: "feature pixels",
  needs: ["measure"],
  makes: ["found"],
  // deno-lint-ignore require-await -- a promise is the interface's, also for errors
  async run(chain) {
    chain.outcomes.found = findFeatures(outcomeOf(chain, "measurement"), {
      detector: chain.source.shape.detector,
      readings: chain.readings,
    });
  },
};
