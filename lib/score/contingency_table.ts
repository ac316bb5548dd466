/** How often each pair of labels occurs together. */
export interface ContingencyTable {
  /** Counts, [class][cluster]. */
  readonly table: readonly (readonly number[])[];
  /** Class of each row of the table, ascending. */
  readonly classes: readonly number[];
  /** Cluster of each column of the table, ascending. */
  readonly clusters: readonly number[];
  /** Positions of each class. */
  readonly rowSums: readonly number[];
  /** Positions of each cluster. */
  readonly columnSums: readonly number[];
  /** Positions in all. */
  readonly total: number;
}

/**
 * Counts the pairs of two labelings of the same positions.
 *
 * @throws {RangeError} where they differ in length or are empty
 */
export function contingencyTable(
  truth: ArrayLike<number>,
  labels: ArrayLike<number>,
): ContingencyTable {
  if (truth.length !== labels.length || truth.length === 0) {
    throw new RangeError(
      "Cannot compare partitions as both must label the same positions, at least one: " +
        `current lengths are ${truth.length} and ${labels.length}`,
    );
  }
  const distinct = (values: ArrayLike<number>) =>
    [...new Set(Array.from(values))].sort((a, b) => a - b);
  const classes = distinct(truth);
  const clusters = distinct(labels);
  const row = new Map(classes.map((value, index) => [value, index]));
  const column = new Map(clusters.map((value, index) => [value, index]));
  const table = classes.map(() => clusters.map(() => 0));
  for (let i = 0; i < truth.length; i++) {
    table[row.get(truth[i])!][column.get(labels[i])!]++;
  }
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  return {
    table,
    classes,
    clusters,
    rowSums: table.map(sum),
    columnSums: clusters.map((_, index) =>
      sum(table.map((counts) => counts[index]))
    ),
    total: truth.length,
  };
}
