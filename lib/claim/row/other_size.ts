import { PUBLISHED } from "../../published/published_figures.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";

/** Why a figure that is tied to the published sizes cannot be tested on this scan; undefined where it has them. */
export function otherSize(
  { input: { shape } }: Pick<ClaimEvidence["result"], "input">,
): string | undefined {
  const size = ({ scan, detector }: typeof shape) =>
    `${scan.join(" x ")} positions of ${detector.join(" x ")} pixels`;
  const [ours, theirs] = [size(shape), size(PUBLISHED.shape)];
  return ours === theirs
    ? undefined
    : `the figure belongs to ${theirs}, this scan has ${ours}`;
}
