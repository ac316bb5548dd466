import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { boundaryEntropy } from "../../score/boundary/boundary_entropy.ts";
import { boundaryFScore } from "../../score/boundary/boundary_f_score.ts";
import { localDisagreement } from "../../score/boundary/local_disagreement.ts";
import type { Claim } from "../claim.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";
import { bestMaterials } from "../region/material_maps.ts";
import { claimRow } from "../row/claim_row.ts";

/**
 * Boundaries of the AE's sub-domains are sharper than the VAE's, which the
 * source does not define. Here: with truth, a higher F-score of the boundaries
 * and less entropy of the labels beside true ones; without, fewer neighbours
 * with different labels.
 */
export const sharperClaim: Claim = {
  id: "boundary",
  judge(evidence) {
    return ([[1, "WS2"], [2, "WSe2"]] as const).map(([label, material]) => {
      const { least, basis } = CLAIM_BOUNDS.sharper;
      const common = {
        id: `boundary.${material}`,
        claim:
          `boundaries in ${material} are sharper by the AE than by the VAE`,
        source: "course",
        basis,
      };
      const measure = measures(evidence, label);
      if (measure.truth) {
        const { ae, vae } = measure;
        return claimRow(evidence, {
          ...common,
          values: [ae.f - vae.f, vae.entropy - ae.entropy],
          measured: `boundary F ${ae.f.toFixed(3)} against ${
            vae.f.toFixed(3)
          }, entropy beside true boundaries ${ae.entropy.toFixed(2)} against ${
            vae.entropy.toFixed(2)
          } bits`,
          wanted: `F higher and entropy lower by ${least}`,
          holds: ae.f - vae.f >= least && vae.entropy - ae.entropy >= least,
          evidence: ["ae", "vae", "truth_subdomain"],
        });
      }
      const { ae, vae } = measure;
      return claimRow(evidence, {
        ...common,
        values: [vae - ae],
        measured: `${(100 * ae).toFixed(1)} % of neighbours differ against ${
          (100 * vae).toFixed(1)
        } %`,
        wanted: `lower by ${100 * least} %; without truth`,
        holds: vae - ae >= least,
        evidence: ["ae", "vae", "materials"],
      });
    });
  },
};

interface Sharpness {
  readonly f: number;
  readonly entropy: number;
}

type Measures =
  | { readonly truth: true; readonly ae: Sharpness; readonly vae: Sharpness }
  | { readonly truth: false; readonly ae: number; readonly vae: number };

function measures(evidence: ClaimEvidence, label: number): Measures {
  const { arrays } = evidence;
  const map = bestMaterials(evidence);
  const truth = arrays.get("truth_subdomain");
  const [ae, vae] = [arrays.get("ae"), arrays.get("vae")];
  if (map === undefined || ae === undefined || vae === undefined) {
    return { truth: false, ae: NaN, vae: NaN };
  }
  const region = {
    columns: map.columns,
    inside: (position: number) => map.labels[position] === label,
  };
  if (truth === undefined) {
    return {
      truth: false,
      ae: localDisagreement(ae.data, region),
      vae: localDisagreement(vae.data, region),
    };
  }
  const { tolerance, reach } = CLAIM_BOUNDS.sharper;
  const sharpness = (labels: ArrayLike<number>): Sharpness => ({
    f: boundaryFScore(truth.data, labels, { ...region, tolerance }),
    entropy: boundaryEntropy(truth.data, labels, { ...region, reach }),
  });
  return { truth: true, ae: sharpness(ae.data), vae: sharpness(vae.data) };
}
