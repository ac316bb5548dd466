import { assertTurns } from "../testing/assert_turns.ts";
import { strictEqual } from "node:assert/strict";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { ClusterRecord } from "../../run/run_result.ts";
import { madeUpEvidence } from "../testing/made_up_evidence.ts";
import { rowOf } from "../testing/row_of.ts";

Deno.test("regions of another size are noticed", () => {
  for (const name of ["background", "WS2", "WSe2"]) {
    assertTurns(`positions.${name}`, ({ result }) => {
      const larger = (clusters: readonly ClusterRecord[]) =>
        clusters.map((cluster) => ({
          ...cluster,
          positions: 1.03 * cluster.positions,
        }));
      const { level1, materials, ...others } = result.clusters;
      result.clusters = {
        ...others,
        level1: larger(level1),
        materials: larger(materials),
      };
    });
  }
});

Deno.test("halves of another size are noticed, whatever their order", () => {
  assertTurns("subdomains.shi2022.WS2", ({ result }) => {
    const { evidence } = result;
    if (evidence === undefined) return;
    const halves = { ...evidence.halves, positions: [10200, 6210] };
    result.evidence = { ...evidence, halves };
  });
});

Deno.test("sub-domains are compared by size", () => {
  const evidence = madeUpEvidence();
  const sizes: number[] = [...PUBLISHED.subdomainPositions.course.WSe2];
  const level3 = evidence.result.clusters.level3.filter(({ name }) =>
    name.startsWith("WSe2")
  ).map((cluster, i) => ({ ...cluster, positions: sizes.toReversed()[i] }));
  evidence.result.clusters = { ...evidence.result.clusters, level3 };
  strictEqual(rowOf(evidence, "subdomains.course.WSe2").verdict, "reproduced");
  level3[0] = { ...level3[0], positions: 1.2 * level3[0].positions };
  strictEqual(
    rowOf(evidence, "subdomains.course.WSe2").verdict,
    "not reproduced",
  );
});
