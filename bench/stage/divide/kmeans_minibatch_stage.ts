import { level1Stage } from "../../../lib/recipe/stage/level1_stage.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { matrixSize } from "../stage_sizes.ts";
import { truthAccuracy } from "../truth_accuracy.ts";

/** Level 1 as the published code runs it. The chain goes on with Lloyd's. */
export const kmeansMinibatchStage: BenchStage = {
  name: "kmeans-minibatch",
  about: "level 1 by mini-batches",
  needs: level1Stage.needs,
  runsOn: "cpu",
  async run(chain) {
    const outcomes = { ...chain.outcomes };
    const readings = { ...chain.readings, kmeans: "minibatch" as const };
    await level1Stage.run({ ...chain, readings, outcomes });
    chain.outcomes.minibatch = outcomes.level1!;
  },
  size: (chain) => `${matrixSize(chain)}, k = ${chain.readings.k[0]}`,
  // At least the last round, which gives every point its label: the products
  // of all points with all centres.
  work(chain) {
    const { positions, features } = outcomeOf(chain, "matrix");
    return {
      bytes: positions * (4 * features + 1),
      flops: 2 * positions * features * chain.readings.k[0],
    };
  },
  accuracy: (chain) =>
    truthAccuracy(chain, "level1", chain.outcomes.minibatch!),
};
