import { assertTurns } from "../testing/assert_turns.ts";
import type { MadeUpEvidence } from "../testing/made_up_evidence.ts";

const materials =
  (firstRings: readonly number[]) => ({ result }: MadeUpEvidence) => {
    result.clusters = {
      ...result.clusters,
      materials: result.clusters.materials.map((cluster, i) => ({
        ...cluster,
        lattice: cluster.lattice &&
          { ...cluster.lattice, firstRing: firstRings[i] },
      })),
    };
  };

Deno.test("another ratio of the lattices is noticed", () => {
  assertTurns("lattice.ratio", materials([29.54, 28.58]));
  assertTurns("lattice.ratio", materials([28.68, 29.54]));
  assertTurns("strain.py4dstem", materials([29.54, 28.58]));
  assertTurns("strain.auto4dstem", materials([29.54, 28.78]));
});

Deno.test("another angle between the halves of WS2 is noticed", () => {
  for (const rotation of [0.35, 0.57]) {
    assertTurns("rotation.halves", ({ result }) => {
      const { evidence } = result;
      if (evidence === undefined) return;
      const halves = { ...evidence.halves, rotation };
      result.evidence = { ...evidence, halves };
    });
  }
});
