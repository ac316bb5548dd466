import type { RandomStream } from "../../random/random_stream.ts";

/** How points are divided. */
export interface DividePointsOptions {
  /** Numbers of a point. */
  readonly dimensions: number;
  /** Points of a cell at most. */
  readonly largest: number;
  /** Draws the planes. */
  readonly random: RandomStream;
}

/**
 * Divides points into cells of neighbours, as a random projection tree does:
 * each half and half by a plane across the line between two of its points,
 * until it is small enough. The halves are equal, but for one point.
 *
 * @param points [point][dimension]
 * @returns the numbers of each cell's points, ascending
 */
export function dividePoints(
  points: Float32Array,
  { dimensions, largest, random }: DividePointsOptions,
): Uint32Array<ArrayBuffer>[] {
  const count = points.length / dimensions;
  const cells: Uint32Array<ArrayBuffer>[] = [];
  const along = new Float64Array(count);
  const divide = (cell: Uint32Array<ArrayBuffer>) => {
    if (cell.length <= largest) {
      cells.push(cell.sort());
      return;
    }
    const from = cell[random.integer(cell.length)] * dimensions;
    const to = cell[random.integer(cell.length)] * dimensions;
    for (const point of cell) {
      let sum = 0;
      for (let d = 0; d < dimensions; d++) {
        sum += points[point * dimensions + d] *
          (points[to + d] - points[from + d]);
      }
      along[point] = sum;
    }
    cell.sort((a, b) => along[a] - along[b] || a - b);
    const middle = cell.length >> 1;
    divide(cell.slice(0, middle));
    divide(cell.slice(middle));
  };
  divide(Uint32Array.from({ length: count }, (_, i) => i));
  return cells;
}
