/** How a pass reads the scan. */
export interface ReadOptions {
  /** Values below it become it (recipe, step 1: 1); null leaves them. */
  readonly clampBelow: number | null;
  /**
   * Bytes of patterns, as float32, that a worker or the adapter holds at a
   * time; at least one pattern. Default 4 MiB on a worker, or as much as a
   * chunk of the storage up to 32 MiB; 32 MiB on the adapter; less where the
   * engine has a ceiling. Results do not depend on it.
   */
  readonly blockBytes?: number | undefined;
}
