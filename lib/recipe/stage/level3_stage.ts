import { checkDivisible, divide } from "../divide_scan.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** Divides each material into sub-domains (recipe, step 10). */
export const level3Stage: RecipeStage = {
  name: "level3",
  title: "level 3: sub-domains",
  needs: ["gather", "names"],
  makes: ["level3"],
  async run(chain, onProgress) {
    const { engine, readings, seed, outcomes } = chain;
    const matrix = outcomeOf(chain, "matrix");
    const materialRows = outcomeOf(chain, "materialRows");
    const partitions: Uint8Array[] = [];
    for (const [i, { name, rows, k }] of materialRows.entries()) {
      checkDivisible(rows, k, {
        what: name,
        parts: "sub-domains",
        positions: matrix.positions,
      });
      const { labels } = await divide(matrix, engine, {
        rows,
        k,
        readings,
        seed,
        onProgress: ({ done, total }) =>
          onProgress?.({
            done: i * total + done,
            total: total * materialRows.length,
          }),
      });
      partitions.push(labels);
    }
    outcomes.level3 = partitions;
  },
};
