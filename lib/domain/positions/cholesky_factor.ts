/**
 * Lower triangular factor L of a positive definite matrix, L L^T, [row][column];
 * only the matrix's lower triangle is read.
 *
 * @throws {RangeError} where the matrix is not positive definite
 */
export function choleskyFactor(
  matrix: readonly (readonly number[])[],
): number[][] {
  const lower: number[][] = [];
  matrix.forEach((given, row) => {
    const line: number[] = [];
    for (let column = 0; column <= row; column++) {
      const other = column === row ? line : lower[column];
      let left = given[column];
      for (let i = 0; i < column; i++) left -= line[i] * other[i];
      if (column < row) {
        line.push(left / other[column]);
      } else if (left > 0) {
        line.push(Math.sqrt(left));
      } else {
        throw new RangeError(
          `Cannot factor a matrix that is not positive definite: what is left of row ${row} is ${left}`,
        );
      }
    }
    lower.push(line);
  });
  return lower;
}
