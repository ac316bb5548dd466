/** Sizes of the trainings that are timed. */
export interface TrainingSizes {
  /** Positions of an epoch. */
  readonly positions: number;
  /** Numbers of a position. */
  readonly features: number;
  /** Units of a hidden layer. */
  readonly hidden: number;
  /** Positions of a step. */
  readonly batch: number;
  /** Epochs that are timed, after one that compiles the kernels. */
  readonly repeats: number;
}
