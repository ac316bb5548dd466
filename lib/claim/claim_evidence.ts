import type { RunResult } from "../run/run_result.ts";

/** An array of a run, row-major. */
export interface EvidenceArray {
  /** Shape, slowest axis first. */
  readonly shape: readonly number[];
  /** Values. */
  readonly data: ArrayLike<number>;
}

/** All that a claim is judged by: a run's record and its arrays. */
export interface ClaimEvidence {
  /** The record. */
  readonly result: Omit<RunResult, "claims">;
  /** Arrays by name; those that the run lacks are absent. */
  readonly arrays: ReadonlyMap<string, EvidenceArray>;
}
