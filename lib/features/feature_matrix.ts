/**
 * The features of every scan position. The passes over a scan give it in
 * memory that all threads share: 65,536 positions of 2,086 features are
 * 547 MB, which no worker should copy.
 */
export interface FeatureMatrix {
  /** Scan positions. */
  readonly positions: number;
  /** Features of each position. */
  readonly features: number;
  /** Values, [position][feature]. */
  readonly values: Float32Array;
}
