import { strictEqual } from "node:assert/strict";
import { assertTurns } from "../testing/assert_turns.ts";
import { madeUpEvidence } from "../testing/made_up_evidence.ts";
import { rowOf } from "../testing/row_of.ts";

Deno.test("a loss more than 0.02 away is noticed, at its own epoch alone", () => {
  for (const by of [0.021, -0.021]) {
    assertTurns("loss.vae.WSe2.5", ({ result }) => {
      result.networks = result.networks.map((network) => ({
        ...network,
        loss: network.loss.map((loss, i) => i === 4 ? loss + by : loss),
      }));
      strictEqual(
        rowOf(
          { result, arrays: new Map() },
          "loss.vae.WSe2.10",
        ).verdict,
        "reproduced",
      );
    });
  }
});

Deno.test("the README's table is held against the last epoch", () => {
  assertTurns("readme.ae.WS2", ({ result }) => {
    result.networks = result.networks.map((network) => ({
      ...network,
      loss: [...network.loss.slice(0, -1), 0.9],
    }));
  });
});

Deno.test("a training that was cut short has no last loss", () => {
  const evidence = madeUpEvidence();
  evidence.result.networks = evidence.result.networks.map((network) => ({
    ...network,
    loss: network.loss.slice(0, 20),
  }));
  const { verdict } = rowOf(evidence, "loss.ae.WS2.40");
  strictEqual(verdict, "cannot be tested here");
});
