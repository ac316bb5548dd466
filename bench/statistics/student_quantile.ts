/**
 * Half width, in standard errors, of the interval that holds a share of
 * Student's t distribution: 12.71 for a share of 0.95 and one degree of
 * freedom, 1.96 for many.
 *
 * @param share above 0 and below 1
 * @param freedom degrees of freedom, a whole number from 1
 * @throws {RangeError} where either is outside its range
 */
export function studentQuantile(share: number, freedom: number): number {
  if (
    !(share > 0 && share < 1) || !Number.isInteger(freedom) || freedom < 1
  ) {
    throw new RangeError(
      `Cannot give Student's quantile: wanted a share between 0 and 1 and whole degrees of freedom ` +
        `from 1, was given ${share} and ${freedom}`,
    );
  }
  // With t = sqrt(freedom) tan(angle) the share is a finite sum of the angle,
  // and the angle has bounds.
  let [low, high] = [0, Math.PI / 2];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle, freedom) < share) low = middle;
    else high = middle;
  }
  return Math.sqrt(freedom) * Math.tan((low + high) / 2);
}

/** Share within plus and minus the angle: Abramowitz and Stegun 26.7.3 and 26.7.4. */
function shareWithin(angle: number, freedom: number): number {
  const cosine = Math.cos(angle);
  const odd = freedom % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = odd && freedom === 1 ? 0 : term;
  for (let power = odd ? 2 : 1; power + 2 <= freedom - 1; power += 2) {
    term *= power / (power + 1) * cosine ** 2;
    sum += term;
  }
  return odd
    ? 2 / Math.PI * (angle + Math.sin(angle) * sum)
    : Math.sin(angle) * sum;
}
