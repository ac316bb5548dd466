/** Physical sizes of a scan's pixels, each left out when nobody stated it. */
export interface Calibration {
  /** Distance between neighbouring scan positions, in nm. */
  readonly scanStepNm?: number;
  /** Size of a detector pixel in reciprocal space, in 1/Å. */
  readonly detectorPixelPerAngstrom?: number;
}
