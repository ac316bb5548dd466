import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import reference from "../../../fixtures/umap_learn/reference.json" with {
  type: "json",
};
import { membershipGraph } from "./membership_graph.ts";
import { smoothKnnDistances } from "./smooth_knn_distances.ts";

function neighboursOf(
  { count, indices, distances }: {
    readonly count: number;
    readonly indices: readonly number[];
    readonly distances: readonly number[];
  },
) {
  return {
    count,
    indices: Uint32Array.from(indices),
    distances: Float32Array.from(distances),
  };
}

for (const [name, expected] of Object.entries(reference.graphs)) {
  const neighbours = neighboursOf(expected);

  Deno.test(`neighbourhoods are as wide as umap-learn's, ${name}`, () => {
    const { nearest, widths } = smoothKnnDistances(neighbours);
    strictEqual(widths.length, expected.widths.length);
    expected.nearest.forEach((value, i) => {
      // The reference is rounded to seven decimals.
      ok(Math.abs(nearest[i] - value) < 1e-6, `${i}: ${nearest[i]}, ${value}`);
    });
    expected.widths.forEach((value, i) => {
      // Both bisect until the memberships' sum is right to 1e-5.
      ok(
        Math.abs(widths[i] - value) < 1e-4 * Math.max(value, 1e-3),
        `${i}: ${widths[i]}, ${value}`,
      );
    });
  });

  Deno.test(`the graph is umap-learn's, ${name}`, () => {
    const { starts, targets, weights } = membershipGraph(neighbours);
    deepStrictEqual([...starts], expected.starts);
    deepStrictEqual([...targets], expected.targets);
    // Both bisect until the memberships' sum is right to 1e-5.
    expected.weights.forEach((value, i) => {
      ok(Math.abs(weights[i] - value) < 1e-4, `${i}: ${weights[i]}, ${value}`);
    });
  });
}

Deno.test("points without other neighbours have no edges", () => {
  const { starts, targets } = membershipGraph(
    neighboursOf({ count: 1, indices: [0, 1, 2], distances: [0, 0, 0] }),
  );
  deepStrictEqual([...starts], [0, 0, 0, 0]);
  strictEqual(targets.length, 0);
});

Deno.test("points at one place are wholly of each other's neighbourhood", () => {
  const { weights } = membershipGraph(
    neighboursOf({ count: 2, indices: [0, 1, 1, 0], distances: [0, 0, 0, 0] }),
  );
  deepStrictEqual([...weights], [1, 1]);
});
