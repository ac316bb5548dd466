import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import type { Claim } from "../claim.ts";
import { namedMaterials } from "../region/material_maps.ts";
import { besides, pieces } from "../region/pieces.ts";
import { claimRow } from "../row/claim_row.ts";
import { plainNumber } from "../row/plain_number.ts";

/**
 * Level 2 separates WS2 from WSe2, under their right names. Needs truth; that
 * the core belongs to WS2 is a row of its own, which does not.
 */
export const level2Claim: Claim = {
  id: "level2",
  judge(evidence) {
    const score = (subject: string, measure: string) =>
      evidence.result.scores.find((score) =>
        score.subject === subject && score.measure === measure
      )?.value;
    const untestable = evidence.arrays.has("truth_material")
      ? undefined
      : "the true materials are not known: see the rows of the core and of the lattices' ratio";
    const { materials, names } = CLAIM_BOUNDS;
    const agreement = score("materials", "ARI");
    const named = score("materials by name", "accuracy");
    return [
      claimRow(evidence, {
        id: "level2",
        claim: "level 2 separates WS2 from WSe2",
        source: "shi2022",
        values: [agreement],
        measured: `ARI ${plainNumber(agreement ?? NaN)}`,
        wanted: `ARI at least ${materials.least}`,
        basis: materials.basis,
        holds: agreement! >= materials.least,
        untestable,
        evidence: ["materials", "truth_material"],
      }),
      claimRow(evidence, {
        id: "level2.names",
        claim:
          "the outer ring with the core is WS2, the inner ring WSe2 (the course's notebook swaps them)",
        source: "shi2022, course",
        values: [named],
        measured: `accuracy ${plainNumber(named ?? NaN)}`,
        wanted: `accuracy at least ${names.least}`,
        basis: names.basis,
        holds: named! >= names.least,
        untestable,
        evidence: ["materials", "truth_material"],
      }),
    ];
  },
};

/**
 * The core lies inside the inner ring and belongs with the outer one: the
 * material with the smaller lattice has a second piece, mostly surrounded by
 * the other material. Needs no truth.
 */
export const coreClaim: Claim = {
  id: "level2.core",
  judge(evidence) {
    const map = namedMaterials(evidence);
    const { least, enclosed, basis } = CLAIM_BOUNDS.core;
    let [share, within] = [NaN, NaN];
    if (map !== undefined) {
      const { labels, columns } = map;
      const positions = labels.length;
      const [outer, core = []] = pieces({
        columns,
        positions,
        inside: (position) => labels[position] === 1,
      });
      const sides = core.flatMap((position) =>
        besides(position, { columns, positions })
      ).filter((position) => labels[position] !== 1);
      const all = labels.length === 0
        ? 0
        : Array.from(labels).filter((of) => of === 1).length;
      share = outer === undefined ? NaN : core.length / all;
      within = sides.length === 0
        ? 0
        : sides.filter((position) => labels[position] === 2).length /
          sides.length;
    }
    return [claimRow(evidence, {
      id: "level2.core",
      claim: "level 2 puts the core together with the outer ring",
      source: "shi2022",
      values: [share, within],
      measured: `second piece of WS2: ${plainNumber(100 * share)} % of it, ${
        plainNumber(100 * within)
      } % of its sides on WSe2`,
      wanted: `at least ${100 * least} % and ${100 * enclosed} %`,
      basis,
      holds: share >= least && within >= enclosed,
      untestable: map === undefined
        ? "the run named no WS2 and WSe2 by their lattices"
        : undefined,
      evidence: ["materials"],
    })];
  },
};
