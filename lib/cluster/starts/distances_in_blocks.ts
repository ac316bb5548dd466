import type { KmeansPoints } from "../kmeans_points.ts";
import { CentreSearch } from "../search/centre_search.ts";
import type { KmeansKernels } from "../search/kmeans_kernels.ts";

/** Which distances `distancesInBlocks` makes. */
export interface DistancesInBlocksOptions {
  /** Points to which the distances are. */
  readonly chosen: readonly number[];
  /** The squared distances, [chosen][point]; filled. */
  readonly distances: Float32Array;
  /**
   * Gives the next block's number, in any order; a number beyond the last block
   * is the end.
   */
  readonly blocks: () => number;
}

/** Distances of points to some of them in single precision, block by block. */
export function distancesInBlocks(
  kernels: KmeansKernels,
  points: KmeansPoints,
  { chosen, distances, blocks }: DistancesInBlocksOptions,
): void {
  const { values, features, rows } = points;
  const k = chosen.length;
  const centres = new Float64Array(k * features);
  chosen.forEach((point, centre) => {
    const start = rows[point] * features;
    centres.set(values.subarray(start, start + features), centre * features);
  });
  kernels.scope(() => {
    const search = new CentreSearch(kernels, points, { k, centres });
    const { block } = search.points;
    const count = rows.length;
    while (true) {
      const first = blocks() * block;
      if (first >= count) return;
      const end = Math.min(first + block, count);
      search.begin(first);
      for (let point = first; point < end; point++) search.ask(point);
      search.next();
      search.run();
      for (let point = first; point < end; point++) {
        for (let centre = 0; centre < k; centre++) {
          distances[centre * count + point] =
            search.distances[(point - first) * k + centre];
        }
      }
    }
  });
}
