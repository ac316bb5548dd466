/** How a pass reads the scan. */
export interface ReadOptions {
  /** Values below it become it (recipe, step 1: 1); null leaves them. */
  readonly clampBelow: number | null;
  /**
   * Bytes of patterns, as float32, that a worker or the adapter holds at a
   * time; at least one pattern. Default 32 MiB. Results do not depend on it.
   */
  readonly blockBytes?: number | undefined;
}
