import type { ClaimEvidence } from "./claim_evidence.ts";
import type { ClaimRecord } from "./claim_record.ts";

/**
 * A published claim, or a family of figures, with how it is judged. To add
 * one: a file that exports it, its test, a line in `claims.ts`.
 */
export interface Claim {
  /** Identifier of the row, or what the identifiers of its rows begin with. */
  readonly id: string;
  /** Judges it: one row, or one for each figure of the family. */
  judge(evidence: ClaimEvidence): readonly ClaimRecord[];
}
