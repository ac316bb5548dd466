/** How much of the memory passes over a scan may take, where there is a ceiling. */
export interface BlockLimits {
  /** Bytes of patterns, as float32, in a block; at least one pattern is read. */
  readonly blockBytes: number;
  /** Bytes that a thread's stripe of scan columns may take for their moments. */
  readonly stripeBytes: number;
}
