import { neighboursStage as recipeStage } from "../../../lib/recipe/stage/neighbours_stage.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { evenSample } from "../even_sample.ts";
import { matrixSize } from "../stage_sizes.ts";
import { exactNeighbours } from "./exact_neighbours.ts";

/** Points whose neighbours are looked up again. */
const CHECKED = 16;

/** Nearest neighbours of every position. */
export const neighboursStage: BenchStage = {
  name: "neighbours",
  about: recipeStage.title,
  needs: recipeStage.needs,
  runsOn: "engine",
  run: (chain) => recipeStage.run(chain),
  size: matrixSize,
  // Features in, an index and a distance for each neighbour out. The distance
  // of every pair once, by their product: two operations a feature; of an
  // approximate search only those that it leaves.
  work(chain) {
    const { positions, features } = outcomeOf(chain, "matrix");
    const { count } = outcomeOf(chain, "neighbours");
    const { search } = outcomeOf(chain, "neighboursRecord");
    const pairs = search === "exact" ? (positions - 1) / 2 : count - 1;
    return {
      bytes: positions * (4 * features + 8 * count),
      flops: positions * pairs * 2 * features,
    };
  },
  accuracy(chain) {
    const matrix = outcomeOf(chain, "matrix");
    const { count, indices } = outcomeOf(chain, "neighbours");
    let right = 0;
    const points = evenSample(matrix.positions, CHECKED);
    for (const point of points) {
      const wanted = new Set(exactNeighbours(matrix, point, count));
      for (let i = 0; i < count; i++) {
        if (wanted.has(indices[point * count + i])) right++;
      }
    }
    return { "neighbours right": right / (points.length * count) };
  },
};
