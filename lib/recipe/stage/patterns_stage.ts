import { describeDomains } from "../describe_domains.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** Mean patterns of all clusters, and the sub-domains' names (recipe, steps 11, 12 and 16). */
export const patternsStage: RecipeStage = {
  name: "patterns",
  title: "mean patterns and names",
  needs: ["measure", "features", "level1", "names", "level3", "train"],
  makes: ["domains"],
  async run(chain, onProgress) {
    const { source, engine, readings, outcomes } = chain;
    const found = outcomeOf(chain, "found");
    outcomes.domains = await describeDomains(source, engine, {
      readings,
      measurement: outcomeOf(chain, "measurement"),
      level1: outcomeOf(chain, "level1"),
      materials: outcomeOf(chain, "materials"),
      materialRows: outcomeOf(chain, "materialRows"),
      partitions: {
        level3: outcomeOf(chain, "level3"),
        // Absent where the networks were left out.
        ...outcomes.ae && { ae: outcomes.ae.map(({ labels }) => labels) },
        ...outcomes.vae && { vae: outcomes.vae.map(({ labels }) => labels) },
      },
      annulusPixels: found.annulusPixels,
      featurePixels: found.pixels,
      materialNames: outcomeOf(chain, "named"),
      onProgress,
    });
  },
};
