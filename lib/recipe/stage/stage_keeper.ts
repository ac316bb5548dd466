/** What is kept of a stage, or of a part of one. */
export interface KeptOutcome {
  /** What it left: objects, lists, numbers, texts and typed arrays. */
  readonly value: unknown;
  /** Wall time in seconds. */
  readonly seconds: number;
  /** Resident memory of the process when it ended, in bytes. */
  readonly residentBytes: number;
}

/**
 * How an outcome is kept: a "stage" follows all stages before it, a "part" is a
 * piece of a stage that is under way, and of a "digest" nothing is kept but the
 * digest, since it is large and quick to make again.
 */
export type KeptAs = "stage" | "part" | "digest";

/**
 * Keeps what stages leave from one process to the next, so that a run that was
 * broken off goes on with the first stage that is not complete. Stages are
 * asked for and kept in the order in which they run.
 */
export interface StageKeeper {
  /**
   * What an earlier process kept; undefined where there is nothing whole, and
   * the stage has to run.
   */
  recall(
    name: string,
    as: KeptAs,
  ): Promise<KeptOutcome & { readonly sha256: string } | undefined>;
  /**
   * Keeps an outcome, whole or not at all. It may be written after this has
   * returned, but must not change any more.
   *
   * @returns SHA-256 of the outcome, wall times aside
   */
  keep(name: string, as: KeptAs, outcome: KeptOutcome): Promise<string>;
}
