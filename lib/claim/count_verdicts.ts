import type { ClaimRecord } from "./claim_record.ts";
import { AGREES_BY_DESIGN } from "./row/agrees_by_design.ts";

/** How many rows have which verdict. */
export interface VerdictCounts {
  /** As published, within the tolerance. */
  readonly reproduced: number;
  /** Tested, and not as published. */
  readonly notReproduced: number;
  /** Not to be tested on this input. */
  readonly untestable: number;
  /** Of the untestable ones, those that agree with what the junction was made to. */
  readonly tuned: number;
}

/** Counts the verdicts of a table of claims. */
export function countVerdicts(claims: readonly ClaimRecord[]): VerdictCounts {
  const of = (verdict: ClaimRecord["verdict"]) =>
    claims.filter((claim) => claim.verdict === verdict);
  const untestable = of("cannot be tested here");
  return {
    reproduced: of("reproduced").length,
    notReproduced: of("not reproduced").length,
    untestable: untestable.length,
    tuned: untestable.filter(({ reason }) => reason === AGREES_BY_DESIGN)
      .length,
  };
}
