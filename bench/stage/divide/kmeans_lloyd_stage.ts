import { level1Stage } from "../../../lib/recipe/stage/level1_stage.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { matrixSize } from "../stage_sizes.ts";
import { truthAccuracy } from "../truth_accuracy.ts";
import { lloydWork } from "./lloyd_work.ts";

/** Level 1 as the recipe runs it: Lloyd's k-means with ten starts. */
export const kmeansLloydStage: BenchStage = {
  name: "kmeans-lloyd",
  about: "level 1: flake and support, Lloyd with ten starts",
  needs: level1Stage.needs,
  runsOn: "cpu",
  run: (chain) =>
    level1Stage.run({
      ...chain,
      readings: { ...chain.readings, kmeans: "lloyd" },
    }),
  size: (chain) => `${matrixSize(chain)}, k = ${chain.readings.k[0]}`,
  work(chain) {
    const { positions: points, features } = outcomeOf(chain, "matrix");
    return lloydWork({ points, features, k: chain.readings.k[0] });
  },
  accuracy: (chain) =>
    truthAccuracy(chain, "level1", outcomeOf(chain, "level1")),
};
