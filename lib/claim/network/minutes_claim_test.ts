import { strictEqual } from "node:assert/strict";
import { assertTurns } from "../testing/assert_turns.ts";
import { madeUpEvidence } from "../testing/made_up_evidence.ts";
import { rowOf } from "../testing/row_of.ts";

Deno.test("AE and VAE together must not take more than twice the published time", () => {
  assertTurns("minutes.WS2", ({ result }) => {
    result.networks = result.networks.map((network) => ({
      ...network,
      seconds: 301,
    }));
  });
});

Deno.test("training on an adapter says nothing of a CPU", () => {
  const evidence = madeUpEvidence();
  evidence.result.engine = { ...evidence.result.engine, kind: "webgpu" };
  const { verdict } = rowOf(evidence, "minutes.WSe2");
  strictEqual(verdict, "cannot be tested here");
});
