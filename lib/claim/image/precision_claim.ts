import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Claim } from "../claim.ts";
import { claimRow } from "../row/claim_row.ts";
import { NOT_MEASURED } from "../row/not_measured.ts";
import { otherSize } from "../row/other_size.ts";
import { plainNumber } from "../row/plain_number.ts";

/**
 * The lattice is measured to 0.3 pm in each pattern: scatter of the fit to
 * single patterns between neighbours, beside what counting noise allows any
 * fit. Needs no truth, but the published detector and dose.
 */
export const precisionClaim: Claim = {
  id: "precision",
  judge(evidence) {
    const precision = evidence.result.evidence?.precision;
    const { picometres, lattice } = PUBLISHED.precision;
    const material = precision?.material;
    const constant = material === "WS2" || material === "WSe2"
      ? lattice[material]
      : NaN;
    const spread = constant * (precision?.spread ?? NaN);
    const bound = constant * (precision?.bound ?? NaN);
    const { share, basis } = CLAIM_BOUNDS.precision;
    return [claimRow(evidence, {
      id: "precision",
      claim: "the lattice of one pattern is measured to 0.3 pm",
      source: "han2018",
      values: [spread],
      published: picometres,
      measured: `${plainNumber(spread)} pm in ${precision?.fitted ?? 0} of ${
        precision?.pairs ?? 0
      } pairs of ${material} that could be fitted${
        Number.isFinite(bound)
          ? `; counting noise allows ${plainNumber(bound)} pm`
          : ""
      }`,
      wanted: `at most ${plainNumber(share * picometres)} pm`,
      basis,
      holds: spread <= share * picometres,
      untestable: precision === undefined
        ? NOT_MEASURED
        : otherSize(evidence.result),
      evidence: ["evidence.precision", "centres_materials"],
    })];
  },
};
