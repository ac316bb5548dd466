/**
 * Solves L x = vector for a lower triangular L, [row][column]: with the factor
 * of a covariance, numbers in units of it, whose covariance is the identity.
 */
export function solveLower(
  lower: readonly (readonly number[])[],
  vector: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  const solved = new Float64Array(vector.length);
  for (let row = 0; row < solved.length; row++) {
    let left = vector[row];
    for (let i = 0; i < row; i++) left -= lower[row][i] * solved[i];
    solved[row] = left / lower[row][row];
  }
  return solved;
}
