import { ripple } from "../../lattice/ripple.ts";
import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Claim } from "../claim.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";
import { claimRow } from "../row/claim_row.ts";
import { plainNumber } from "../row/plain_number.ts";

/**
 * Level 3 of WSe2 is one flat cluster and three orientations of ripples, by the
 * {11-20} disks of the clusters' mean patterns. A cluster counts as flat below
 * half the strength of the weakest published ripple. Needs no truth.
 */
export const ripplesClaim: Claim = {
  id: "level3.WSe2",
  judge(evidence) {
    const { flat, orientations, apart } = PUBLISHED.ripples;
    const { within, basis } = CLAIM_BOUNDS.ripples;
    const found = wse2Ripples(evidence);
    const crests = found.filter(({ strength }) => strength >= FLAT)
      .map(({ crest }) => crest).sort((a, b) => a - b);
    const flats = found.length - crests.length;
    // Crests are directions modulo 180 degrees.
    const gaps = crests.map((crest, i) =>
      i + 1 < crests.length ? crests[i + 1] - crest : crests[0] + 180 - crest
    );
    return [claimRow(evidence, {
      id: "level3.WSe2",
      claim:
        "level 3 of WSe2 is one flat cluster and three ripple orientations",
      source: "shi2022",
      values: [found.length > 0 ? crests.length : NaN, flats, ...gaps],
      published: orientations,
      measured: `${flats} flat, ${crests.length} rippled${
        crests.length > 0
          ? `: crests along ${
            crests.map((crest) => crest.toFixed(0)).join(", ")
          } deg`
          : ""
      }`,
      wanted:
        `${flat} flat, ${orientations} rippled with crests ${apart} \u00b1 ${within} deg apart`,
      basis,
      holds: flats === flat && crests.length === orientations &&
        gaps.every((gap) => Math.abs(gap - apart) <= within),
      evidence: ["level3", "clusters.level3", "centres_level3"],
    })];
  },
};

/** Published ripples weaken four disks in the rippled clusters of WSe2 to a share of the other two. */
export const rippleIntensitiesClaim: Claim = {
  id: "ripple.intensities",
  judge(evidence) {
    const [least, most] = PUBLISHED.rippleIntensities;
    const shares = wse2Ripples(evidence).filter(({ strength }) =>
      strength >= FLAT
    ).map(({ share }) => share);
    return [claimRow(evidence, {
      id: "ripple.intensities",
      kind: "figure",
      claim:
        "in rippled clusters four {11-20} disks have 0.55 to 0.80 of the other two",
      source: "shi2022",
      values: shares,
      measured: shares.map(plainNumber).join(", "),
      wanted: `each from ${least} to ${most}`,
      basis: "as digitised; the mean of the four over the mean of the two",
      holds: shares.every((share) => share >= least && share <= most),
      evidence: ["centres_level3", "clusters.level3"],
    })];
  },
};

/** Strength of a ripple whose four disks have a share of the other two, see `ripple`. */
function strengthAt(share: number): number {
  return (1 - share) / (1 + 2 * share);
}

const FLAT = strengthAt(PUBLISHED.rippleIntensities[1]) / 2;

/** Ripples of the sub-domains of WSe2; those without a lattice are left out. */
function wse2Ripples({ result }: ClaimEvidence) {
  return (result.clusters.level3 ?? []).flatMap(({ name, lattice }) => {
    if (!name.startsWith("WSe2") || lattice === null) return [];
    const pairs = [0, 1, 2].map((i) =>
      lattice.secondRingIntensities[i] + lattice.secondRingIntensities[i + 3]
    ).sort((a, b) => a - b);
    return [{
      ...ripple(lattice),
      share: (pairs[0] + pairs[1]) / 2 / pairs[2],
    }];
  });
}
