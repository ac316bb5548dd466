import { detectorMiddle } from "../../align/detector_middle.ts";
import { fitHexagonalLattice } from "../../lattice/fit_hexagonal_lattice.ts";
import { ringResidual } from "../../lattice/ring_residual.ts";
import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import type { Claim } from "../claim.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";
import { claimRow } from "../row/claim_row.ts";
import { plainNumber } from "../row/plain_number.ts";

/**
 * Level 1 separates flake from support. With truth by the agreement of the two
 * regions; without by what the two mean patterns show: disks of a hexagonal
 * lattice in the flake's, and at the same places next to nothing in the
 * support's.
 */
export const level1Claim: Claim = {
  id: "level1",
  judge(evidence) {
    const { result } = evidence;
    const common = {
      id: "level1",
      claim: "level 1 separates the flake from its support",
      source: "shi2022",
    };
    const score = result.scores.find(({ subject, measure }) =>
      subject === "flake" && measure === "ARI"
    );
    if (score !== undefined) {
      const { least, basis } = CLAIM_BOUNDS.flake;
      return [claimRow(evidence, {
        ...common,
        values: [score.value],
        measured: `ARI ${plainNumber(score.value)}`,
        wanted: `ARI at least ${least}`,
        basis,
        holds: score.value >= least,
        evidence: ["level1", "truth_material"],
      })];
    }
    const { least, basis } = CLAIM_BOUNDS.contrast;
    const ratio = diskRatio(evidence);
    return [claimRow(evidence, {
      ...common,
      values: [ratio],
      measured: `disks ${plainNumber(ratio)} times as high in the flake's mean`,
      wanted:
        `at least ${least} times as high as in the support's; without truth`,
      basis,
      holds: ratio >= least,
      evidence: ["centres_level1"],
    })];
  },
};

/** Height of the flake's disks over that of the support's pattern at the same places. */
function diskRatio({ result, arrays }: ClaimEvidence): number {
  const centres = arrays.get("centres_level1");
  if (centres === undefined || centres.shape[0] < 2) return NaN;
  const { detector } = result.input.shape;
  const { annulus } = result.features;
  const pixels = detector[0] * detector[1];
  const [support, flake] = [0, 1].map((label) =>
    Float32Array.from(
      { length: pixels },
      (_, pixel) => centres.data[label * pixels + pixel],
    )
  );
  const lattice = fitHexagonalLattice(flake, { detector, annulus });
  if (lattice === null) return 0;
  const centre = detectorMiddle(detector);
  const [high, low] = [flake, support].map((pattern) => {
    const residual = ringResidual(pattern, { detector, centre, annulus });
    let sum = 0;
    for (let i = 0; i < 12; i++) {
      const radius = i < 6 ? lattice.firstRing : lattice.secondRing;
      const angle = (lattice.rotation + 60 * i + (i < 6 ? 0 : 30)) * Math.PI /
        180;
      const row = Math.round(centre[0] - radius * Math.sin(angle));
      const column = Math.round(centre[1] + radius * Math.cos(angle));
      sum += residual[row * detector[1] + column];
    }
    return sum;
  });
  return high / Math.abs(low);
}
