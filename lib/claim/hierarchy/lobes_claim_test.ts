import { strictEqual } from "node:assert/strict";
import { assertTurns } from "../testing/assert_turns.ts";
import { changeMap } from "../testing/change_map.ts";
import { madeUpEvidence } from "../testing/made_up_evidence.ts";
import { rowOf } from "../testing/row_of.ts";

Deno.test("sub-domains of WS2 that do not alternate are no lobes", () => {
  // Left and right: two changes of sign.
  assertTurns("level3.WS2", (evidence) =>
    changeMap(evidence, "level3", {
      value: (label, i) => label === 1 || label === 2 ? 1 + i % 60 % 2 : label,
    }));
  assertTurns("level3.WS2", (evidence) =>
    changeMap(evidence, "level3", {
      value: (label, i) =>
        label === 1 || label === 2 ? (i % 60 < 30 ? 1 : 2) : label,
    }));
});

Deno.test("sub-domains that are all turned alike have no signs", () => {
  const evidence = madeUpEvidence();
  evidence.result.clusters = {
    ...evidence.result.clusters,
    level3: evidence.result.clusters.level3.map((cluster) => ({
      ...cluster,
      lattice: cluster.lattice && { ...cluster.lattice, rotation: 15 },
    })),
  };
  const row = rowOf(evidence, "level3.WS2");
  strictEqual(row.value, 0);
  strictEqual(row.verdict, "not reproduced");
});

Deno.test("directions on either side of 0 and 60 degrees are near to one another", () => {
  const evidence = madeUpEvidence();
  evidence.result.clusters = {
    ...evidence.result.clusters,
    level3: evidence.result.clusters.level3.map((cluster, i) => ({
      ...cluster,
      lattice: cluster.lattice &&
        { ...cluster.lattice, rotation: [0.1, 59.9][i] ?? 15 },
    })),
  };
  strictEqual(rowOf(evidence, "level3.WS2").verdict, "reproduced");
});
