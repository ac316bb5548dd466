import { assertTurns } from "../testing/assert_turns.ts";
import type { MadeUpEvidence } from "../testing/made_up_evidence.ts";

/** Replaces the {11-20} disks of a sub-domain. */
function disks(index: number, intensities: number[]) {
  return ({ result }: MadeUpEvidence) => {
    result.clusters = {
      ...result.clusters,
      level3: result.clusters.level3.map((cluster, i) =>
        i === index && cluster.lattice
          ? {
            ...cluster,
            lattice: { ...cluster.lattice, secondRingIntensities: intensities },
          }
          : cluster
      ),
    };
  };
}

const FLAT = [1, 1, 1, 1, 1, 1];

Deno.test("two flat clusters, none, or two crests of one direction are noticed", () => {
  assertTurns("level3.WSe2", disks(3, FLAT));
  assertTurns("level3.WSe2", disks(2, [1, 0.6, 0.6, 1, 0.6, 0.6]));
  // The second ripple takes the first one's direction.
  assertTurns("level3.WSe2", disks(4, [1, 0.7, 0.7, 1, 0.7, 0.7]));
});

Deno.test("ripples that weaken the disks too much or too little are noticed", () => {
  assertTurns("ripple.intensities", disks(3, [1, 0.4, 0.4, 1, 0.4, 0.4]));
  assertTurns("ripple.intensities", disks(3, [1, 0.85, 0.85, 1, 0.85, 0.85]));
});
