import { CLAIMS } from "../claims.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";
import type { ClaimRecord } from "../claim_record.ts";

/**
 * For tests: the row of a claim.
 *
 * @throws {Error} where the table has no such row
 */
export function rowOf(evidence: ClaimEvidence, id: string): ClaimRecord {
  const row = CLAIMS.filter((claim) => id.startsWith(claim.id))
    .flatMap((claim) => claim.judge(evidence)).find((row) => row.id === id);
  if (row === undefined) throw new Error(`Cannot find the claim ${id}`);
  return row;
}
