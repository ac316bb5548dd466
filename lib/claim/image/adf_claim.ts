import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { areaUnderRoc } from "../../score/area_under_roc.ts";
import type { Claim } from "../claim.ts";
import { bestMaterials } from "../region/material_maps.ts";
import { claimRow } from "../row/claim_row.ts";
import { plainNumber } from "../row/plain_number.ts";

/**
 * The annular dark field alone cannot tell the materials apart: the area under
 * its ROC between them, whichever is the brighter; against the run's own
 * partition where truth is not known.
 */
export const adfClaim: Claim = {
  id: "adf",
  judge(evidence) {
    const map = bestMaterials(evidence);
    const adf = evidence.arrays.get("adf");
    const { most, basis } = CLAIM_BOUNDS.adf;
    const of = (label: number) =>
      Array.from(adf?.data ?? []).filter((_, position) =>
        map?.labels[position] === label
      );
    const area = areaUnderRoc(of(1), of(2));
    const apart = Math.max(area, 1 - area);
    return [claimRow(evidence, {
      id: "adf",
      claim: "the ADF alone cannot tell the two materials apart",
      source: "course",
      values: [apart],
      measured: `area under the ROC ${plainNumber(apart)}${
        map?.array === "materials" ? ", by the run's own materials" : ""
      }`,
      wanted: `below ${most}`,
      basis,
      holds: apart < most,
      evidence: ["adf", map?.array ?? "materials"],
    })];
  },
};
