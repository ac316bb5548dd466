import type { ClaimEvidence } from "../claim_evidence.ts";
import type { ClaimRecord, ClaimVerdict } from "../claim_record.ts";
import { AGREES_BY_DESIGN } from "./agrees_by_design.ts";
import { isTuned } from "./is_tuned.ts";

/** What a row is made from. */
export interface ClaimRowOptions {
  readonly id: string;
  readonly kind?: ClaimRecord["kind"];
  readonly claim: string;
  readonly source: string;
  /** In words, of the values. */
  readonly measured: string;
  /** The number that is judged first, then all others that the verdict rests on. */
  readonly values: readonly (number | null | undefined)[];
  readonly published?: number | undefined;
  readonly wanted: string;
  readonly basis: string;
  /** Whether the values, all finite, are as published. */
  readonly holds: boolean;
  /** Why the claim cannot be tested on this input at all. */
  readonly untestable?: string | undefined;
  readonly evidence: readonly string[];
}

/**
 * A row with its verdict. A value that is missing or not finite can never be
 * "reproduced", nor can agreement with a figure that the junction was made to.
 */
export function claimRow(
  { result }: Pick<ClaimEvidence, "result">,
  options: ClaimRowOptions,
): ClaimRecord {
  const { id, kind = "claim", claim, source, values, wanted, basis } = options;
  const tuned = isTuned(result, id);
  const finite = values.length > 0 &&
    values.every((value) => Number.isFinite(value));
  const [verdict, reason] = judge({ ...options, tuned, finite });
  return {
    id,
    kind,
    claim,
    source,
    measured: finite ? options.measured : "nothing",
    value: finite ? values[0]! : null,
    published: options.published ?? null,
    wanted,
    basis,
    tuned,
    verdict,
    ...(reason !== undefined && { reason }),
    evidence: options.evidence,
  };
}

function judge(
  { untestable, finite, holds, tuned }:
    & Pick<ClaimRowOptions, "untestable" | "holds">
    & { readonly finite: boolean; readonly tuned: boolean },
): [ClaimVerdict, reason?: string] {
  if (untestable !== undefined) return ["cannot be tested here", untestable];
  if (!finite) {
    return [
      "cannot be tested here",
      "the run holds no finite value of it",
    ];
  }
  if (!holds) return ["not reproduced"];
  return tuned ? ["cannot be tested here", AGREES_BY_DESIGN] : ["reproduced"];
}
