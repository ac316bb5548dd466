import { ok, throws } from "node:assert/strict";
import reference from "../../fixtures/umap_learn/reference.json" with {
  type: "json",
};
import { openEngine } from "../compute/open_engine.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { trustworthiness } from "../score/trustworthiness.ts";
import { nearestNeighbours } from "./nearest_neighbours.ts";
import { junctionFeatures } from "./testing/junction_features.ts";
import { keptNeighbours } from "./testing/kept_neighbours.ts";
import { umapJs } from "./testing/umap_js.ts";
import { umap } from "./umap.ts";

const NEIGHBOURS = reference.neighbours;

Deno.test("trustworthiness is scikit-learn's", () => {
  const { points } = reference.sets.ring;
  const flat = points.filter((_, i) => i % 10 < 2);
  const ours = trustworthiness(points, {
    dimensions: 10,
    embedding: flat,
    components: 2,
    neighbours: 10,
  });
  const theirs = reference.first_two_dimensions;
  ok(Math.abs(ours - theirs) < 1e-12, `${ours}, ${theirs}`);
  throws(
    () =>
      trustworthiness([1, 2], {
        dimensions: 1,
        embedding: [1, 2],
        components: 1,
        neighbours: 1,
      }),
    RangeError,
  );
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function matrixOf(points: readonly number[], features: number): FeatureMatrix {
  const values = new Float32Array(new SharedArrayBuffer(points.length * 4));
  values.set(points);
  return { positions: points.length / features, features, values };
}

for (
  const [name, expected, matrixOfSet] of [
    ...Object.entries(reference.sets).map(([name, set]) =>
      [name, set, () => matrixOf(set.points, set.dimensions)] as const
    ),
    ["junction", reference.junction, junctionFeatures] as const,
  ]
) {
  Deno.test(`UMAP keeps neighbours as well as umap-learn does, ${name}`, async () => {
    const matrix = await matrixOfSet();
    const engine = await openEngine("cpu", { workers: 2 });
    const neighbours = await nearestNeighbours(matrix, engine, {
      count: NEIGHBOURS,
    });
    engine.close();
    const scores = { trustworthiness: [] as number[], kept: [] as number[] };
    const score = (embedding: Float32Array) => {
      const options = {
        dimensions: matrix.features,
        embedding,
        components: 3,
        neighbours: NEIGHBOURS,
      };
      return {
        trustworthiness: trustworthiness(matrix.values, options),
        kept: keptNeighbours(matrix.values, options),
      };
    };
    // One seed for the junction, whose 1,214 features take long to compare.
    const seeds = name === "junction" ? [0] : [0, 1, 2];
    for (const seed of seeds) {
      const { trustworthiness, kept } = score(await umap(neighbours, { seed }));
      scores.trustworthiness.push(trustworthiness);
      scores.kept.push(kept);
    }
    for (const key of ["trustworthiness", "kept"] as const) {
      const ours = mean(scores[key]);
      const theirs = mean(expected[key]);
      const square = mean(expected[key].map((value) => (value - theirs) ** 2));
      const seedsOfTheirs = expected[key].length;
      // Four standard errors of the difference of two means over seeds, by
      // umap-learn's spread, and a thousandth for sets that hardly spread.
      const tolerance = 1e-3 +
        4 * Math.sqrt(
            square * seedsOfTheirs / (seedsOfTheirs - 1) *
              (1 / seeds.length + 1 / seedsOfTheirs),
          );
      ok(
        ours > theirs - tolerance,
        `${key}: ${ours}, umap-learn ${theirs}, tolerance ${tolerance}`,
      );
      ok(tolerance < 0.05, `${key}: a bound of ${tolerance} tells little`);
    }
  });
}

Deno.test("UMAP keeps neighbours as well as umap-js does", async () => {
  const { points, dimensions } = reference.sets.blobs;
  const engine = await openEngine("cpu", { workers: 2 });
  const neighbours = await nearestNeighbours(
    matrixOf(points, dimensions),
    engine,
    { count: NEIGHBOURS },
  );
  engine.close();
  const kept = (embedding: Float32Array) =>
    keptNeighbours(points, {
      dimensions,
      embedding,
      components: 3,
      neighbours: NEIGHBOURS,
    });
  const ours = kept(await umap(neighbours, { seed: 0 }));
  const theirs = kept(
    umapJs(neighbours, { components: 3, minDist: 0.1, seed: 0 }),
  );
  // Two seeds of umap-learn differ by less than this.
  ok(ours > theirs - 0.02, `${ours}, umap-js ${theirs}`);
});
