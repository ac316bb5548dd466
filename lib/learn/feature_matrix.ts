/** Feature vectors of scan positions, one row a position. */
export interface FeatureMatrix {
  /** Values, [position][feature]. */
  readonly data: Float32Array;
  /** Number of rows. */
  readonly positions: number;
  /** Number of columns. */
  readonly features: number;
}
