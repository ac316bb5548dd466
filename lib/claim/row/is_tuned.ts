import type { ClaimEvidence } from "../claim_evidence.ts";

/**
 * Figures that the synthetic junction's specification takes from the
 * publication as they are: its outlines give the numbers of positions, its
 * radii the ratio of the lattices, its tilts the disks' intensities, see the
 * junction's README.
 */
const GIVEN = [
  /^positions\./,
  /^lattice\./,
  /^strain\./,
  /^ripple\.intensities$/,
];

/** Whether the run's scan was made or tuned to a figure; never so for a file. */
export function isTuned(
  { input }: ClaimEvidence["result"],
  id: string,
): boolean {
  if (input.identity.kind !== "fixture") return false;
  return GIVEN.some((pattern) => pattern.test(id));
}
