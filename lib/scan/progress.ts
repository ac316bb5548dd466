/** How far a step has come. */
export interface Progress {
  /** Units of work that are done. */
  readonly done: number;
  /** Units of work in all. */
  readonly total: number;
}

/** Called by a step now and then while it works. */
export type OnProgress = (progress: Progress) => void;
