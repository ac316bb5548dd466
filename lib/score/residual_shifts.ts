/** What alignment left. */
export interface ResidualShifts {
  /** What is left of each pattern's displacement, [position][dy, dx], pixels. */
  readonly residualShifts: Float32Array<ArrayBuffer>;
  /** Its root mean square length, pixels. */
  readonly residual: number;
}

/**
 * True displacements less those that were found.
 *
 * @param truth [position][y, x], pixels
 * @param shifts [position][y, x], pixels
 */
export function residualShifts(
  truth: Float32Array,
  shifts: Float32Array,
): ResidualShifts {
  const left = new Float32Array(truth.map((value, i) => value - shifts[i]));
  const square = left.reduce((sum, value) => sum + value * value, 0);
  return {
    residualShifts: left,
    residual: Math.sqrt(2 * square / left.length),
  };
}
