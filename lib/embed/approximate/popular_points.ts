import { NO_POINT } from "./neighbour_lists.ts";
import type { ComparedCells } from "./compared_cells.ts";

/** What is chosen from. */
export interface PopularPointsOptions {
  /** Lists of all points, [point][place]. */
  readonly numbers: Uint32Array;
  /** Places of a list. */
  readonly kept: number;
  /** What points have been compared with. */
  readonly past: readonly ComparedCells[];
  /** Points wanted at most. */
  readonly most: number;
}

/**
 * The neighbours' neighbours that most points of a cell have in common and have
 * not been compared with; of equally common ones those of smaller numbers. In
 * many dimensions a few points are neighbours of most others, and come first;
 * in few dimensions it is the cell's surroundings.
 *
 * @param cell numbers of points
 * @returns numbers, ascending
 */
export function popularPoints(
  cell: Uint32Array,
  { numbers, kept, past, most }: PopularPointsOptions,
): Uint32Array<ArrayBuffer> {
  const named = new Uint32Array(numbers.length / kept);
  for (const point of cell) {
    const seen = past.map(({ cellOf, compared }) => compared[cellOf[point]]);
    const list = point * kept;
    for (let place = list; place < list + kept; place++) {
      const neighbour = numbers[place];
      if (neighbour === NO_POINT) break;
      const end = (neighbour + 1) * kept;
      for (let other = end - kept; other < end; other++) {
        const next = numbers[other];
        if (next === NO_POINT) break;
        let known = false;
        for (let i = 0; i < seen.length && !known; i++) {
          known = (seen[i][next >> 3] >> (next & 7) & 1) === 1;
        }
        if (!known) named[next]++;
      }
    }
  }
  return Uint32Array.from(named.keys()).filter((point) => named[point] > 0)
    .sort((a, b) => named[b] - named[a] || a - b).slice(0, most).sort();
}
