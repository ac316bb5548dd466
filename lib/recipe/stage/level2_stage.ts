import { checkDivisible, divide } from "../divide_scan.ts";
import { rowsWhere } from "../rows_where.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** Divides the flake into materials (recipe, step 10). */
export const level2Stage: RecipeStage = {
  name: "level2",
  title: "level 2: materials",
  needs: ["gather", "level1"],
  makes: ["level2"],
  async run(chain, onProgress) {
    const { engine, readings, seed, outcomes } = chain;
    const matrix = outcomeOf(chain, "matrix");
    const flake = rowsWhere(outcomeOf(chain, "level1"), (label) => label > 0);
    checkDivisible(flake, readings.k[1], {
      what: "the flake",
      parts: "materials",
      positions: matrix.positions,
    });
    const { labels } = await divide(matrix, engine, {
      rows: flake,
      k: readings.k[1],
      readings,
      seed,
      onProgress,
    });
    const level2 = new Int8Array(matrix.positions);
    flake.forEach((position, i) => level2[position] = labels[i] + 1);
    outcomes.level2 = level2;
  },
};
