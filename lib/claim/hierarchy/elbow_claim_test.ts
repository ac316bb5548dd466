import { match } from "node:assert/strict";
import { assertTurns } from "../testing/assert_turns.ts";
import { madeUpEvidence } from "../testing/made_up_evidence.ts";
import { rowOf } from "../testing/row_of.ts";

Deno.test("an elbow at another k is noticed at each level", () => {
  for (const id of ["level1", "level2", "WS2", "WSe2"]) {
    assertTurns(`elbow.${id}`, ({ result }) => {
      const { evidence } = result;
      if (evidence === undefined) return;
      result.evidence = {
        ...evidence,
        choices: evidence.choices.map((choice) => ({
          ...choice,
          sums: choice.sums.map((sums, i) =>
            i < 2 ? [9, 8, 3, 2.9, 2.8, 2.7] : sums
          ),
        })),
      };
    });
  }
});

Deno.test("silhouette and gap stand beside the elbow", () => {
  const { measured } = rowOf(madeUpEvidence(), "elbow.WSe2");
  match(
    measured,
    /elbow 4, 4, 4, 4, 5 by sample; silhouette 2, gap 1 \(300 positions each\)/,
  );
});
