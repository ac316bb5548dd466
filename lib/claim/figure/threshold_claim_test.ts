import { strictEqual } from "node:assert/strict";
import { assertTurns } from "../testing/assert_turns.ts";
import { changeMap } from "../testing/change_map.ts";
import { madeUpEvidence } from "../testing/made_up_evidence.ts";
import { rowOf } from "../testing/row_of.ts";

Deno.test("the published numbers themselves contradict the top 30 %", () => {
  const evidence = madeUpEvidence();
  strictEqual(rowOf(evidence, "threshold.share").verdict, "not reproduced");
  evidence.result.features = {
    ...evidence.result.features,
    count: Math.round(0.3 * evidence.result.features.annulusPixels),
  };
  strictEqual(rowOf(evidence, "threshold.share").verdict, "reproduced");
  evidence.result.readings = { threshold: "percentile" };
  strictEqual(
    rowOf(evidence, "threshold.share").verdict,
    "cannot be tested here",
  );
});

Deno.test("features that are not those that vary most are noticed", () => {
  assertTurns(
    "threshold.same",
    (evidence) =>
      changeMap(evidence, "feature_mask", {
        value: (_, i) => Number(i >= 20 && i < 320),
      }),
  );
});
