import type { ClaimEvidence } from "./claim_evidence.ts";
import type { ClaimRecord } from "./claim_record.ts";
import { CLAIMS } from "./claims.ts";

/**
 * The table of claims of a run: one row for each published claim or figure, in
 * a fixed order, from its record and arrays alone, so that a run folder can be
 * judged at any time. The same run gives the same table.
 *
 * @param evidence the run; without truth, rows that need it say so or use a
 *   definition that does not
 */
export function judgeClaims(evidence: ClaimEvidence): ClaimRecord[] {
  return CLAIMS.flatMap((claim) => claim.judge(evidence));
}
