import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Claim } from "../claim.ts";
import { claimRow } from "../row/claim_row.ts";
import { otherSize } from "../row/other_size.ts";
import { plainNumber } from "../row/plain_number.ts";

/**
 * AE and VAE of a region together train in about five minutes on a CPU (stated;
 * the notebook's device is CUDA).
 */
export const minutesClaim: Claim = {
  id: "minutes",
  judge(evidence) {
    const { result } = evidence;
    const { share, basis } = CLAIM_BOUNDS.minutes;
    const most = share * PUBLISHED.minutes;
    return ["WS2", "WSe2"].map((material) => {
      const own = result.networks.filter((network) =>
        network.material === material
      );
      const minutes = own.length === 2
        ? own.reduce((sum, { seconds }) => sum + seconds, 0) / 60
        : NaN;
      return claimRow(evidence, {
        id: `minutes.${material}`,
        claim: `AE and VAE of ${material} train in about 5 minutes on a CPU`,
        source: "course",
        values: [minutes, ...own.map(({ seconds }) => seconds)],
        published: PUBLISHED.minutes,
        measured: `${plainNumber(minutes)} minutes`,
        wanted: `at most ${most} minutes`,
        basis,
        holds: minutes <= most,
        untestable: result.engine.kind === "cpu"
          ? otherSize(result)
          : "the networks were not trained on a CPU",
        evidence: ["networks"],
      });
    });
  },
};
