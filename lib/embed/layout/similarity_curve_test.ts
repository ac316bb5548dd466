import { ok } from "node:assert/strict";
import reference from "../../../fixtures/umap_learn/reference.json" with {
  type: "json",
};
import { similarityCurve } from "./similarity_curve.ts";

Deno.test("the similarity curve is umap-learn's", () => {
  for (const [minDist, spread, a, b] of reference.curves) {
    const ours = similarityCurve({ minDist, spread });
    // SciPy stops where a step improves the squares by less than 1e-8 of them,
    // which leaves some 1e-5 of a parameter open.
    ok(
      Math.abs(ours.a / a - 1) < 1e-4 && Math.abs(ours.b / b - 1) < 1e-4,
      `${minDist}, ${spread}: ${ours.a}, ${ours.b}, umap-learn ${a}, ${b}`,
    );
  }
});
