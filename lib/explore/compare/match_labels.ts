/**
 * For each label of a map the label of a reference map that it stands for: of
 * all one-to-one matchings the one with the most agreeing positions (Hungarian
 * algorithm). The background, 0, stands for itself; a label without a partner
 * gets a number that the reference does not have.
 *
 * @param reference row by row, 0 the background
 * @param labels row by row, as many
 * @throws {RangeError} where the maps differ in length
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { matchLabels } from "./match_labels.ts";
 *
 * const matched = matchLabels([0, 1, 1, 2], [0, 2, 2, 1]);
 * deepEqual([...matched], [[0, 0], [1, 2], [2, 1]]);
 * ```
 */
export function matchLabels(
  reference: ArrayLike<number>,
  labels: ArrayLike<number>,
): ReadonlyMap<number, number> {
  if (reference.length !== labels.length) {
    throw new RangeError(
      `Cannot match label maps as they must have the same length: current lengths are ${reference.length} and ${labels.length}`,
    );
  }
  const distinct = (map: ArrayLike<number>) =>
    [...new Set(Array.from(map))].filter((label) => label !== 0)
      .sort((a, b) => a - b);
  const rows = distinct(labels);
  const columns = distinct(reference);
  const counts = new Map<string, number>();
  for (let i = 0; i < labels.length; i++) {
    const key = `${labels[i]} ${reference[i]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const size = Math.max(rows.length, columns.length);
  const partner = cheapest(
    Array.from(
      { length: size },
      (_, row) =>
        Array.from(
          { length: size },
          (_, column) => -(counts.get(`${rows[row]} ${columns[column]}`) ?? 0),
        ),
    ),
  );
  let unused = Math.max(0, ...columns);
  return new Map([
    [0, 0],
    ...rows.map((label, row): [number, number] => [
      label,
      columns[partner[row]] ?? ++unused,
    ]),
  ]);
}

/** Column of each row in the cheapest one-to-one assignment of a square table. */
function cheapest(costs: readonly (readonly number[])[]): number[] {
  const size = costs.length;
  // Rows and columns count from 1; 0 is where a search for a column begins.
  const rowPrice = new Float64Array(size + 1);
  const columnPrice = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    const least = new Float64Array(size + 1).fill(Infinity);
    const before = new Int32Array(size + 1);
    const done = new Uint8Array(size + 1);
    rowOf[0] = row;
    let column = 0;
    while (rowOf[column] !== 0) {
      done[column] = 1;
      const from = rowOf[column];
      let next = 0;
      let step = Infinity;
      for (let to = 1; to <= size; to++) {
        if (done[to]) continue;
        const price = costs[from - 1][to - 1] - rowPrice[from] -
          columnPrice[to];
        if (price < least[to]) {
          least[to] = price;
          before[to] = column;
        }
        if (least[to] < step) {
          step = least[to];
          next = to;
        }
      }
      for (let to = 0; to <= size; to++) {
        if (done[to]) {
          rowPrice[rowOf[to]] += step;
          columnPrice[to] -= step;
        } else least[to] -= step;
      }
      column = next;
    }
    // Back along the path: each column takes the row of the one before.
    while (column !== 0) {
      rowOf[column] = rowOf[before[column]];
      column = before[column];
    }
  }
  const columnOf = new Array<number>(size);
  for (let column = 1; column <= size; column++) {
    columnOf[rowOf[column] - 1] = column - 1;
  }
  return columnOf;
}
