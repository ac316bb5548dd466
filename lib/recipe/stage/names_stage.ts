import { meanPatterns } from "../../stream/mean_patterns.ts";
import { nameMaterials } from "../name_clusters.ts";
import { relabel } from "../relabel.ts";
import { rowsWhere } from "../rows_where.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** Names the materials by the lattices of their mean patterns (recipe, step 12). */
export const namesStage: RecipeStage = {
  name: "names",
  title: "lattices of the materials",
  needs: ["measure", "level2"],
  makes: ["named", "materials", "materialRows"],
  async run(chain, onProgress) {
    const { source, engine, readings, outcomes } = chain;
    const { detector } = source.shape;
    const level2 = outcomeOf(chain, "level2");
    const [means] = await meanPatterns(source, engine, {
      clampBelow: readings.clampBelow,
      measurement: outcomeOf(chain, "measurement"),
      labelMaps: [level2],
      // Only the materials are named.
      omit: 0,
      onProgress,
    });
    const labels = Array.from({ length: readings.k[1] }, (_, i) => i + 1);
    const { annulus } = readings;
    const named = nameMaterials({ means, labels, detector, annulus });
    const newLabels: number[] = [0];
    named.forEach(({ found }, i) => newLabels[found] = i + 1);
    const materials = relabel(level2, newLabels);
    outcomes.named = named;
    outcomes.materials = materials;
    outcomes.materialRows = named.map(({ name }, i) => ({
      name,
      rows: rowsWhere(materials, (label) => label === i + 1),
      k: readings.k[Math.min(2 + i, 3)],
    }));
  },
};
