/** Where boundaries are looked at. */
export interface BoundaryEntropyOptions {
  /** Columns of the maps. */
  readonly columns: number;
  /** Whether a position counts. */
  readonly inside: (position: number) => boolean;
  /** Positions on either side of a true boundary that belong to it; default 2. */
  readonly reach?: number;
}

/**
 * How mixed the labels are beside true boundaries, in bits: for each position
 * whose window reaches a true boundary, the entropy of the labels of those
 * positions of the window that lie on the position's own side; the mean over
 * these positions. 0 where each side is of one label up to the very boundary,
 * that is, where boundaries are sharp. NaN where there is no true boundary.
 *
 * @param truth row by row
 * @param labels row by row
 */
export function boundaryEntropy(
  truth: ArrayLike<number>,
  labels: ArrayLike<number>,
  { columns, inside, reach = 2 }: BoundaryEntropyOptions,
): number {
  const rows = truth.length / columns;
  let [sum, positions] = [0, 0];
  for (let position = 0; position < truth.length; position++) {
    if (!inside(position)) continue;
    const [row, column] = [Math.floor(position / columns), position % columns];
    const counts = new Map<number, number>();
    let [same, other] = [0, 0];
    for (
      let y = Math.max(0, row - reach);
      y <= Math.min(rows - 1, row + reach);
      y++
    ) {
      for (
        let x = Math.max(0, column - reach);
        x <= Math.min(columns - 1, column + reach);
        x++
      ) {
        const at = y * columns + x;
        if (!inside(at)) continue;
        if (truth[at] !== truth[position]) {
          other++;
          continue;
        }
        same++;
        counts.set(labels[at], (counts.get(labels[at]) ?? 0) + 1);
      }
    }
    if (other === 0) continue;
    positions++;
    for (const count of counts.values()) {
      sum -= count / same * Math.log2(count / same);
    }
  }
  return positions === 0 ? NaN : sum / positions;
}
