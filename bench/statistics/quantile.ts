/**
 * The value below which a share of the values lies, interpolated linearly
 * between neighbours as NumPy does.
 *
 * @param values any order; left as they are
 * @param share 0 for the smallest, 1 for the largest
 * @throws {RangeError} where there are no values, one is not a number or the
 * share lies outside 0 to 1
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0 || values.some(Number.isNaN)) {
    throw new RangeError(
      `Cannot take a quantile: wanted numbers, was given ${
        values.length === 0 ? "none" : "NaN among them"
      }`,
    );
  }
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(
      `Cannot take a quantile: wanted a share from 0 to 1, was given ${share}`,
    );
  }
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  // Infinity less itself would be no number.
  return below === above
    ? below
    : below + (above - below) * (place - Math.floor(place));
}
