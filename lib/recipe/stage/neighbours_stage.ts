import { approximateNeighbours } from "../../embed/approximate/approximate_neighbours.ts";
import { sampledRecall } from "../../embed/approximate/sampled_recall.ts";
import { nearestNeighbours } from "../../embed/nearest_neighbours.ts";
import type { Readings } from "../readings.ts";
import { outcomeOf } from "./recipe_chain.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** Positions up to which all pairs are compared where nothing else is asked for: it takes seconds. */
const EXACT_POSITIONS = 16384;
/** Positions that tell how many neighbours of an approximate search are right. */
const SAMPLE = 256;

/**
 * Neighbours, which UMAP starts from (recipe, step 9): exact, or approximate
 * with a measured share of right ones. An adapter compares all pairs; where an
 * approximate search is asked for, the processor's threads do it.
 */
export const neighboursStage: RecipeStage = {
  name: "neighbours",
  title: "nearest neighbours",
  needs: ["gather"],
  makes: ["neighbours", "neighboursRecord"],
  async run(chain, onProgress) {
    const { engine, readings, seed, outcomes } = chain;
    const matrix = outcomeOf(chain, "matrix");
    const { positions } = matrix;
    const count = Math.min(readings.umap.neighbours, positions);
    const search = neighbourSearch(
      readings,
      positions,
      engine.gpu !== undefined,
    );
    if (search === "exact") {
      outcomes.neighbours = await nearestNeighbours(matrix, engine, {
        count,
        onProgress,
      });
      outcomes.neighboursRecord = { search, count };
      return;
    }
    const { pool } = engine;
    const found = await approximateNeighbours(matrix, pool, {
      count,
      seed,
      onProgress,
    });
    const sample = Math.min(SAMPLE, positions);
    const share = await sampledRecall(matrix, pool, { ...found, sample, seed });
    outcomes.neighbours = found;
    outcomes.neighboursRecord = {
      search,
      count,
      recall: { share, positions: sample },
    };
  },
};

/** How neighbours are searched among so many positions. */
export function neighbourSearch(
  { neighbours = "auto" }: Pick<Readings, "neighbours">,
  positions: number,
  gpu: boolean,
): "exact" | "approximate" {
  if (neighbours !== "auto") return neighbours;
  return gpu || positions <= EXACT_POSITIONS ? "exact" : "approximate";
}
