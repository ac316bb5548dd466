/** What a step counts while it works, for a rate. */
export interface ProgressCount {
  /** What is counted. */
  readonly unit: "patterns" | "positions" | "epochs";
  /** How many are done; not those that an earlier process did. */
  readonly done: number;
  /** Bytes of each in the scan as it is stored, for what reads it. */
  readonly bytesEach?: number;
}

/** How far a step has come. */
export interface Progress {
  /** Units of work that are done. */
  readonly done: number;
  /** Units of work in all. */
  readonly total: number;
  /** What people count; absent where nothing is worth a rate. */
  readonly count?: ProgressCount;
}

/** Called by a step now and then while it works. */
export type OnProgress = (progress: Progress) => void;
