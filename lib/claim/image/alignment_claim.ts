import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Claim } from "../claim.ts";
import { claimRow } from "../row/claim_row.ts";
import { figureRow } from "../row/figure_row.ts";
import { NOT_MEASURED } from "../row/not_measured.ts";
import { otherSize } from "../row/other_size.ts";
import { plainNumber } from "../row/plain_number.ts";

/**
 * Alignment corrects the drift to sub-pixel precision: spread of the centres of
 * mass over a sample before and after, and with truth what is left of the true
 * displacement.
 */
export const alignmentClaim: Claim = {
  id: "alignment",
  judge(evidence) {
    const { result } = evidence;
    const centres = result.evidence?.centres;
    const [before, after] = [centres?.before, centres?.after].map((of) =>
      of ? Math.hypot(...of) : NaN
    );
    const { residual } = result.alignment;
    const left = residual ?? after;
    const { most, basis } = CLAIM_BOUNDS.alignment;
    return [claimRow(evidence, {
      id: "alignment",
      claim: "aligning the centres of mass corrects the drift to a sub-pixel",
      source: "course",
      values: [
        after,
        before,
        left,
        ...centres?.before ?? [],
        ...centres?.after ?? [],
      ],
      measured: `spread of the centres ${plainNumber(before)} px before, ${
        plainNumber(after)
      } px after${
        residual === null
          ? ""
          : `; ${plainNumber(residual)} px rms left of the true displacement`
      }`,
      wanted: `less than before and below ${most} px`,
      basis,
      holds: Math.max(after, left) < Math.min(before, most),
      untestable: centres === undefined ? NOT_MEASURED : undefined,
      evidence: ["evidence.centres", "shifts", "residual_shifts"],
    })];
  },
};

/** Mean and deviation of the centres before alignment, as both notebooks print them. */
export const centresClaim: Claim = {
  id: "centre",
  judge(evidence) {
    const { alignment, input } = evidence.result;
    const untestable = input.identity.kind === "fixture"
      ? "where a session's beam lies on the detector is no property of the material: the junction has its own"
      : otherSize(evidence.result);
    return (["course", "shi2022"] as const).flatMap((source) =>
      (["meanCentre", "deviation"] as const).flatMap((what) =>
        (["y", "x"] as const).map((axis, i) =>
          figureRow(evidence, {
            id: `centre.${what}.${axis}.${source}`,
            claim: `${
              what === "meanCentre" ? "mean" : "deviation"
            } of the centres before alignment, ${axis}`,
            source,
            value: alignment[what][i],
            published: PUBLISHED.alignment[source][what][i],
            tolerance: CLAIM_BOUNDS.centre,
            unit: " px",
            untestable,
            evidence: ["shifts"],
          })
        )
      )
    );
  },
};
