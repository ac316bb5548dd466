import { trainNetworks } from "../train_networks.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** Trains an AE and a VAE on each material (recipe, steps 13 to 15). */
export const trainStage: RecipeStage = {
  name: "train",
  title: "AE and VAE of each material",
  needs: ["gather", "names"],
  makes: ["ae", "vae"],
  async run(chain, onProgress) {
    const { engine, readings, seed, outcomes, keeper } = chain;
    const matrix = outcomeOf(chain, "matrix");
    const { ae, vae } = await trainNetworks(matrix, engine, {
      materials: outcomeOf(chain, "materialRows"),
      readings,
      seed,
      keeper,
      onProgress,
    });
    outcomes.ae = ae;
    outcomes.vae = vae;
  },
};
