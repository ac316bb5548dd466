import { tunedFigures } from "../../../fixtures/junction/tuned_figures.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";

/** Whether the run's scan was made or tuned to a figure; never so for a file. */
export function isTuned(
  { input }: ClaimEvidence["result"],
  id: string,
): boolean {
  if (input.identity.kind !== "fixture") return false;
  return tunedFigures.some((entry) =>
    entry.endsWith(".") ? id.startsWith(entry) : id === entry
  );
}
