import { ok, throws } from "node:assert/strict";
import reference from "../../../fixtures/umap_learn/reference.json" with {
  type: "json",
};
import { laplacianEigenvectors } from "./laplacian_eigenvectors.ts";

const { line } = reference.graphs;
const graph = {
  starts: Uint32Array.from(line.starts),
  targets: Uint32Array.from(line.targets),
  weights: Float32Array.from(line.weights),
};

Deno.test("eigenvectors of a graph's Laplacian are NumPy's", () => {
  for (const count of [1, 2, 3]) {
    const found = laplacianEigenvectors(graph, { count });
    found.forEach((vector, c) => {
      const expected = line.eigenvectors[c];
      const along = expected.reduce(
        (sum, value, v) => sum + value * vector[v],
        0,
      );
      // A residual of 1e-3 over the gap to the next eigenvalue.
      const gap = Math.min(
        line.eigenvalues[c + 1] - line.eigenvalues[c],
        line.eigenvalues[c + 2] - line.eigenvalues[c + 1],
      );
      ok(
        Math.sqrt(Math.max(0, 1 - along * along)) < 1e-3 / gap + 1e-5,
        `vector ${c} of ${count}: ${along}, gap ${gap}`,
      );
    });
  }
});

Deno.test("all but the trivial eigenvector of a small graph are found", () => {
  // A path of three vertices: S has the eigenvalues 1, 0, -1.
  const path = {
    starts: Uint32Array.of(0, 1, 3, 4),
    targets: Uint32Array.of(1, 0, 2, 1),
    weights: new Float32Array(4).fill(0.5),
  };
  const [middle, last] = laplacianEigenvectors(path, { count: 2 });
  const [half, root] = [0.5, Math.SQRT1_2];
  [[root, 0, -root], [half, -root, half]].forEach((expected, c) => {
    const vector = [middle, last][c];
    const along = expected.reduce(
      (sum, value, v) => sum + value * vector[v],
      0,
    );
    ok(Math.abs(Math.abs(along) - 1) < 1e-12, `${c}: ${vector}`);
  });
  throws(() => laplacianEigenvectors(path, { count: 3 }), RangeError);
});
