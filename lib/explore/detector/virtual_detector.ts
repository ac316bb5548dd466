/** A virtual detector: a ring on the aligned pattern, or a disc where `inner` is 0. */
export interface VirtualDetector {
  /** Centre in detector pixels, from the first pixel's centre. */
  readonly centre: readonly [y: number, x: number];
  /** Radius in pixels that pixels must lie beyond; 0 makes a disc. */
  readonly inner: number;
  /** Radius in pixels that pixels must lie within. */
  readonly outer: number;
}
