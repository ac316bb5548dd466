import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Claim } from "../claim.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";
import { figureRow } from "../row/figure_row.ts";
import { NOT_MEASURED } from "../row/not_measured.ts";

/** Radius of WS2's disks over WSe2's, by the materials' mean patterns. */
export const latticeRatioClaim: Claim = {
  id: "lattice.ratio",
  judge(evidence) {
    return [figureRow(evidence, {
      id: "lattice.ratio",
      claim: "lattice of WSe2 over that of WS2",
      source: "shi2022",
      value: latticeRatio(evidence),
      published: PUBLISHED.latticeRatio,
      tolerance: CLAIM_BOUNDS.latticeRatio,
      evidence: ["centres_materials", "clusters.materials"],
    })];
  },
};

/** Strain between the materials in two other analyses of the flake. */
export const strainClaim: Claim = {
  id: "strain",
  judge(evidence) {
    const ratio = latticeRatio(evidence);
    return (["auto4dstem", "py4dstem"] as const).map((source) =>
      figureRow(evidence, {
        id: `strain.${source}`,
        claim: "strain between WS2 and WSe2",
        source,
        value: ratio === undefined ? undefined : 100 * (ratio - 1),
        published: PUBLISHED.strainPercent[source],
        tolerance: CLAIM_BOUNDS.strainPercent,
        unit: " %",
        evidence: ["centres_materials", "clusters.materials"],
      })
    );
  },
};

/** Angle between the two clusters of WS2 with k = 2. */
export const halvesClaim: Claim = {
  id: "rotation.halves",
  judge(evidence) {
    const halves = evidence.result.evidence?.halves;
    return [figureRow(evidence, {
      id: "rotation.halves",
      claim: "angle between the two clusters of WS2 with k = 2",
      source: "shi2022",
      value: halves?.rotation,
      published: PUBLISHED.halvesRotation,
      tolerance: CLAIM_BOUNDS.rotation,
      unit: " deg",
      untestable: halves === undefined
        ? NOT_MEASURED
        : halves.material === "WS2"
        ? undefined
        : "the run named no WS2",
      evidence: ["evidence.halves"],
    })];
  },
};

function latticeRatio({ result }: ClaimEvidence): number | undefined {
  const first = (name: string) =>
    result.clusters.materials?.find((cluster) => cluster.name === name)
      ?.lattice?.firstRing;
  const [ws2, wse2] = [first("WS2"), first("WSe2")];
  return ws2 === undefined || wse2 === undefined ? undefined : ws2 / wse2;
}
