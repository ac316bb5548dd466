import { ok } from "node:assert/strict";
import { tunedFigures } from "../../../fixtures/junction/tuned_figures.ts";
import { judgeClaims } from "../judge_claims.ts";
import { madeUpEvidence } from "../testing/made_up_evidence.ts";
import { isTuned } from "./is_tuned.ts";

const { result } = madeUpEvidence();
const fixture = {
  ...result,
  input: { ...result.input, identity: { kind: "fixture" } },
};

Deno.test("every figure that the junction says it was tuned to is in the table", () => {
  const ids = judgeClaims(madeUpEvidence()).map(({ id }) => id);
  for (const entry of tunedFigures) {
    const named = entry.endsWith(".")
      ? ids.some((id) => id.startsWith(entry))
      : ids.includes(entry);
    ok(named, `${entry} is no row of the table`);
  }
});

Deno.test("a junction's tuned figures are its own alone, and no file's", () => {
  ok(isTuned(fixture, "features.count"));
  ok(!isTuned(result, "features.count"));
  ok(isTuned(fixture, "positions.WS2"));
  ok(!isTuned(fixture, "features.count.shi2022"));
  ok(!isTuned(fixture, "loss.vae.WSe2.4"));
  ok(!isTuned(fixture, "level2"));
});
