/** Positions next to one another on the scan, for some of its positions. */
export interface Neighbourhood {
  /** Where each position's neighbours start; one more than there are positions. */
  readonly starts: Uint32Array;
  /** Neighbours as indices into the positions, not as scan positions. */
  readonly neighbours: Uint32Array;
  /** Inverse distance of each, 1 along rows and columns. */
  readonly weights: Float64Array;
}

/** What is a neighbour. */
export interface NeighbourhoodOptions {
  /** Rows and columns of the scan. */
  readonly scan: readonly [rows: number, columns: number];
  /** Rows and columns away at most; default 1, the eight around a position. */
  readonly reach?: number;
}

/**
 * Neighbours of positions within a set: those at most `reach` rows and columns
 * away that belong to the set too.
 *
 * @param rows scan positions of the set, rising
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { neighbourhood } from "./neighbourhood.ts";
 *
 * // The corners of a scan of 2 x 3, and the one between the upper two.
 * const { starts, neighbours } = neighbourhood(Uint32Array.of(0, 1, 2, 5), { scan: [2, 3] });
 * deepEqual([...neighbours.subarray(starts[1], starts[2])], [0, 2, 3]);
 * ```
 */
export function neighbourhood(
  rows: Uint32Array,
  { scan: [height, width], reach = 1 }: NeighbourhoodOptions,
): Neighbourhood {
  const index = new Int32Array(height * width).fill(-1);
  rows.forEach((position, i) => index[position] = i);
  const starts = new Uint32Array(rows.length + 1);
  const neighbours: number[] = [];
  const weights: number[] = [];
  rows.forEach((position, i) => {
    const [y, x] = [Math.floor(position / width), position % width];
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const [row, column] = [y + dy, x + dx];
        if (dy === 0 && dx === 0 || row < 0 || row >= height) continue;
        if (column < 0 || column >= width) continue;
        const other = index[row * width + column];
        if (other < 0) continue;
        neighbours.push(other);
        weights.push(1 / Math.hypot(dy, dx));
      }
    }
    starts[i + 1] = neighbours.length;
  });
  return {
    starts,
    neighbours: Uint32Array.from(neighbours),
    weights: Float64Array.from(weights),
  };
}
