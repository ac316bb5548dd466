/**
 * Corrects p values for being looked at together (Holm 1979): wherever all
 * corrected values below `a` are called changes, the chance that even one of
 * those calls is false is at most `a`, however the tests depend on each other.
 *
 * @returns corrected p values, in the order given, at most 1
 * @throws {RangeError} where a value is not from 0 to 1
 */
export function holmCorrection(values: readonly number[]): number[] {
  const wrong = values.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) {
    throw new RangeError(
      `Cannot correct p values: wanted 0 to 1, was given ${wrong}`,
    );
  }
  const order = [...values.keys()].sort((i, j) => values[i] - values[j]);
  const corrected = new Array<number>(values.length);
  let largest = 0;
  order.forEach((index, rank) => {
    // A larger p never ends up with a smaller corrected one.
    largest = Math.max(largest, (values.length - rank) * values[index]);
    corrected[index] = Math.min(1, largest);
  });
  return corrected;
}
