import { match } from "node:assert/strict";
import { assertTurns } from "../testing/assert_turns.ts";
import { madeUpEvidence } from "../testing/made_up_evidence.ts";
import { rowOf } from "../testing/row_of.ts";

Deno.test("a lattice that scatters by more than 0.3 pm is noticed", () => {
  assertTurns("precision", ({ result }) => {
    const { evidence } = result;
    if (evidence === undefined) return;
    const precision = { ...evidence.precision, spread: 0.0011 };
    result.evidence = { ...evidence, precision };
  });
});

Deno.test("what counting noise allows stands beside the scatter", () => {
  match(
    rowOf(madeUpEvidence(), "precision").measured,
    /^0\.2838 pm in 200 of 200 pairs .* counting noise allows 0\.2522 pm$/,
  );
});
