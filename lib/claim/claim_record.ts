/** What a run says about a published claim. */
export type ClaimVerdict =
  | "reproduced"
  | "not reproduced"
  | "cannot be tested here";

/** One row of the table of claims. */
export interface ClaimRecord {
  /** Identifier, for example "level2" or "loss.ae.WS2.40". */
  readonly id: string;
  /** "claim" is said in words, "figure" is a number. */
  readonly kind: "claim" | "figure";
  /** What was published, in words. */
  readonly claim: string;
  /** Who published it, for example "course" or "shi2022". */
  readonly source: string;
  /** What this run measured, in words; of times it differs between identical runs. */
  readonly measured: string;
  /** The number that was judged; null where there is none or it is not finite. */
  readonly value: number | null;
  /** The published number; null where the claim has none. */
  readonly published: number | null;
  /** What would count as reproduced, in words. */
  readonly wanted: string;
  /** Why that tolerance or definition. */
  readonly basis: string;
  /**
   * Whether the synthetic junction was made or tuned to the very figure: then
   * it is no prediction, and agreement does not count as reproduced.
   */
  readonly tuned: boolean;
  /** Whether it holds. */
  readonly verdict: ClaimVerdict;
  /** Why it cannot be tested; absent otherwise. */
  readonly reason?: string;
  /** Arrays and entries of `result.json` that it rests on. */
  readonly evidence: readonly string[];
}
