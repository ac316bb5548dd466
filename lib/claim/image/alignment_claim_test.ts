import { assertTurns } from "../testing/assert_turns.ts";
import type { MadeUpEvidence } from "../testing/made_up_evidence.ts";

const centres =
  (change: { after?: [number, number] }) => ({ result }: MadeUpEvidence) => {
    const { evidence } = result;
    if (evidence === undefined) return;
    result.evidence = {
      ...evidence,
      centres: { ...evidence.centres, ...change },
    };
  };

Deno.test("alignment that spreads the centres is no correction", () => {
  assertTurns("alignment", centres({ after: [0.3, 0.02] }), { truth: false });
  assertTurns("alignment", ({ result }) => {
    result.alignment = { ...result.alignment, residual: 0.4 };
  });
});

Deno.test("centres elsewhere than the published ones are noticed", () => {
  assertTurns("centre.meanCentre.y.course", ({ result }) => {
    result.alignment = { ...result.alignment, meanCentre: [61.81, 61.8] };
  });
  assertTurns("centre.deviation.x.course", ({ result }) => {
    result.alignment = { ...result.alignment, deviation: [0.0045, 0.006] };
  });
});
