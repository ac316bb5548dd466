/** Where a label map is judged. */
export interface LocalDisagreementOptions {
  /** Columns of the map. */
  readonly columns: number;
  /** Whether a position counts. */
  readonly inside: (position: number) => boolean;
}

/**
 * Share of neighbouring positions, side by side or one above the other and both
 * inside, that carry different labels: 0 for one domain, small for compact
 * domains with sharp boundaries, 1 - 1/k for k labels thrown at random. NaN
 * where no two positions inside are neighbours.
 *
 * @param labels row by row
 */
export function localDisagreement(
  labels: ArrayLike<number>,
  { columns, inside }: LocalDisagreementOptions,
): number {
  let [pairs, different] = [0, 0];
  const compare = (a: number, b: number) => {
    if (b >= labels.length || !inside(a) || !inside(b)) return;
    pairs++;
    if (labels[a] !== labels[b]) different++;
  };
  for (let position = 0; position < labels.length; position++) {
    if (position % columns + 1 < columns) compare(position, position + 1);
    compare(position, position + columns);
  }
  return pairs === 0 ? NaN : different / pairs;
}
