import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Claim } from "../claim.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";
import { claimRow } from "../row/claim_row.ts";
import { otherSize } from "../row/other_size.ts";
import { plainNumber } from "../row/plain_number.ts";

/**
 * The features are the top 30 % of the annulus by deviation (README), which the
 * code chooses as what exceeds 0.3 of the largest log-STD: how many that keeps,
 * and how many of them are the top 30 % by the deviation over all positions.
 */
export const thresholdClaim: Claim = {
  id: "threshold",
  judge(evidence) {
    const { features, readings } = evidence.result;
    const share = PUBLISHED.features.topShare;
    const kept = features.count / features.annulusPixels;
    const common = commonShare(evidence, share);
    const { within, same, basis } = CLAIM_BOUNDS.threshold;
    const untestable = readings.threshold === "value"
      ? otherSize(evidence.result)
      : "this run was told to take the top 30 %";
    return [
      claimRow(evidence, {
        id: "threshold.share",
        claim: "the code's threshold keeps the top 30 % of the annulus",
        source: "course",
        values: [kept],
        published: share,
        measured: `${plainNumber(100 * kept)} %`,
        wanted: `${100 * share} \u00b1 ${100 * within} %`,
        basis,
        holds: Math.abs(kept - share) <= within,
        untestable,
        evidence: ["feature_mask"],
      }),
      claimRow(evidence, {
        id: "threshold.same",
        claim:
          "the features are the 30 % of pixels that vary most over all positions",
        source: "course",
        values: [common],
        measured: `${
          plainNumber(100 * common)
        } % of either choice's pixels are in both`,
        wanted: `at least ${100 * same} %`,
        basis: "pixels in both choices over pixels in either",
        holds: common >= same,
        evidence: ["feature_mask", "log_std_pooled", "log_std_masked"],
      }),
    ];
  },
};

/** Pixels that both the run and the pooled deviation's top share choose, over those that either does. */
function commonShare({ arrays }: ClaimEvidence, share: number): number {
  const mask = arrays.get("feature_mask");
  const pooled = arrays.get("log_std_pooled");
  const annulus = arrays.get("log_std_masked");
  if (!mask || !pooled || !annulus) return NaN;
  const inside = Array.from(annulus.data, (_, pixel) => pixel).filter((pixel) =>
    annulus.data[pixel] > 0
  );
  const top = new Set(
    inside.sort((a, b) => pooled.data[b] - pooled.data[a] || a - b)
      .slice(0, Math.round(share * inside.length)),
  );
  let [both, either] = [0, 0];
  for (let pixel = 0; pixel < mask.data.length; pixel++) {
    const [a, b] = [mask.data[pixel] > 0, top.has(pixel)];
    if (a && b) both++;
    if (a || b) either++;
  }
  return both / either;
}
