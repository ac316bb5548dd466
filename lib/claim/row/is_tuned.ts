import type { ClaimEvidence } from "../claim_evidence.ts";

/**
 * Figures that the synthetic junction's specification was tuned to, or takes
 * from the publication as they are, see the junction's README: its smoothing
 * and diffuse scattering gave the log-STD and with it the number of features,
 * its outlines the numbers of positions, its radii the ratio of the lattices,
 * its tilts the disks' intensities.
 */
const TUNED = [
  /^features\.(count|maximum|median\.\d+)$/,
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
  return TUNED.some((pattern) => pattern.test(id));
}
