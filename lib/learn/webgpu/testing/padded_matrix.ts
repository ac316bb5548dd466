/** A matrix as the products of this folder want it. */
export interface PaddedMatrix {
  /** Its numbers, row by row, rows filled up with zeros to fours. */
  readonly values: Float32Array<ArrayBuffer>;
  /** Numbers from one row to the next. */
  readonly stride: number;
  /** Number at a row and a column. */
  at(row: number, column: number): number;
}

/**
 * A matrix of numbers by `value(row, column)`, followed by rows of zeros up to
 * the next four rows and then by `extra` more rows.
 */
export function paddedMatrix(
  [rows, columns]: readonly [rows: number, columns: number],
  value: (row: number, column: number) => number,
  extra = 0,
): PaddedMatrix {
  const stride = Math.ceil(columns / 4) * 4;
  const filled = Math.ceil(rows / 4) * 4;
  const values = new Float32Array((filled + extra) * stride);
  for (let row = 0; row < filled + extra; row++) {
    if (row >= rows && row < filled) continue;
    for (let column = 0; column < columns; column++) {
      values[row * stride + column] = value(row, column);
    }
  }
  return {
    values,
    stride,
    at: (row, column) => values[row * stride + column],
  };
}
