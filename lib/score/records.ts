/** How well one label map or measurement agrees with the known truth. */
export interface ScoreRecord {
  /** For example "flake" or "WSe2 level 3". */
  readonly subject: string;
  /** "ARI", "NMI", "accuracy", "boundary F" or "px rms". */
  readonly measure: string;
  /** The score. */
  readonly value: number;
}

/** A threshold that the run was held against. */
export interface CheckRecord {
  /** What must hold, in words. */
  readonly claim: string;
  /** What was measured. */
  readonly measured: string;
  /** What was wanted. */
  readonly wanted: string;
  /** Why that bound. */
  readonly basis: string;
  /** Whether it held; "not applicable" where the input does not allow to tell. */
  readonly verdict: "holds" | "falls short" | "not applicable";
}
