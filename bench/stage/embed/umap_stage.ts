import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import { umapStage as recipeStage } from "../../../lib/recipe/stage/umap_stage.ts";
import { trustworthiness } from "../../../lib/score/trustworthiness.ts";
import type { BenchStage } from "../bench_stage.ts";
import { evenSample } from "../even_sample.ts";

/** Points whose trustworthiness is worked out: it takes all their pairs. */
const SAMPLED = 1000;
/** Fewest epochs of umap-learn, for more than 10,000 points. */
const EPOCHS = 200;
/** Samples of a point in an epoch: its nearest neighbour and five others. */
const SAMPLES = 6;

/** UMAP from the neighbours. */
export const umapStage: BenchStage = {
  name: "umap",
  about: "UMAP layout from the neighbours",
  needs: recipeStage.needs,
  runsOn: "cpu",
  run: (chain) => recipeStage.run(chain),
  size(chain) {
    const { indices, count } = outcomeOf(chain, "neighbours");
    return `${indices.length / count} x ${count}`;
  },
  // Neighbours in, embedding out. Each point is moved at least by its nearest
  // neighbour, whose weight is 1, and by five negative samples in every epoch:
  // a distance (three operations a component) and a step (two).
  work(chain) {
    const { indices, count } = outcomeOf(chain, "neighbours");
    const points = indices.length / count;
    const { components } = chain.readings.umap;
    return {
      bytes: points * (8 * count + 4 * components),
      flops: EPOCHS * points * SAMPLES * components * 5,
    };
  },
  accuracy(chain): Record<string, number> {
    const { positions, features, values } = outcomeOf(chain, "matrix");
    const embedding = outcomeOf(chain, "embedding");
    const { components, neighbours } = chain.readings.umap;
    const sample = evenSample(positions, SAMPLED);
    if (neighbours >= sample.length / 2) return {};
    const rows = <Values extends Float32Array>(all: Values, width: number) => {
      const taken = new Float32Array(sample.length * width);
      sample.forEach((row, i) =>
        taken.set(all.subarray(row * width, (row + 1) * width), i * width)
      );
      return taken;
    };
    return {
      trustworthiness: trustworthiness(rows(values, features), {
        dimensions: features,
        embedding: rows(embedding, components),
        components,
        neighbours,
      }),
    };
  },
};
