import { divideFlake } from "../divide_scan.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** Parts the flake from its support (recipe, step 10). */
export const level1Stage: RecipeStage = {
  name: "level1",
  title: "level 1: flake and support",
  needs: ["features", "gather"],
  makes: ["level1"],
  async run(chain, onProgress) {
    const { source, engine, readings, seed, outcomes } = chain;
    outcomes.level1 = await divideFlake(
      outcomeOf(chain, "matrix"),
      engine,
      {
        k: readings.k[0],
        readings,
        seed,
        detector: source.shape.detector,
        pixels: outcomeOf(chain, "found").pixels,
        onProgress,
      },
    );
  },
};
