import { ok } from "node:assert/strict";
import reference from "../../fixtures/claim_scores/reference.json" with {
  type: "json",
};
import { areaUnderRoc } from "./area_under_roc.ts";

Deno.test("the area under the ROC is scikit-learn's, ties included", () => {
  for (const { positives, negatives, area } of reference.roc) {
    // A ratio of two small whole or half numbers.
    const ours = areaUnderRoc(positives, negatives);
    ok(Math.abs(ours - area) < 1e-12, `${ours}, ${area}`);
  }
});

Deno.test("numbers that are missing have no ROC", () => {
  ok(Number.isNaN(areaUnderRoc([], [1])));
  ok(Number.isNaN(areaUnderRoc([1, NaN], [1])));
});
