import type { KmeansPoints } from "../kmeans_points.ts";
import { CentreSearch } from "./centre_search.ts";
import type { KmeansKernels } from "./kmeans_kernels.ts";
import type { CentreSets } from "./packed_centres.ts";

/** Where `nearestInBlocks` writes, for each of the points. */
export interface NearestCentres {
  /** Nearest centre, the first of equally near ones. */
  readonly labels: Uint8Array;
  /** Squared distance to it in float64: the bits of `nearestCentre`. */
  readonly distances: Float64Array;
}

/**
 * Finds the nearest of one set of centres for points, block by block.
 *
 * @param blocks Gives the next block's number, in any order; a number beyond
 * the last block ends the search.
 */
export function nearestInBlocks(
  kernels: KmeansKernels,
  points: KmeansPoints,
  { k, centres, labels, distances, blocks }: CentreSets & NearestCentres & {
    readonly blocks: () => number;
  },
): void {
  kernels.scope(() => {
    const search = new CentreSearch(kernels, points, { k, centres });
    const { block } = search.points;
    const count = points.rows.length;
    while (true) {
      const first = blocks() * block;
      if (first >= count) return;
      const end = Math.min(first + block, count);
      search.begin(first);
      for (let point = first; point < end; point++) search.ask(point);
      search.next();
      search.run();
      for (let point = first; point < end; point++) {
        search.decide(point - first, point, 0);
        labels[point] = search.nearest;
        distances[point] = search.exact(point, 0, search.nearest);
      }
    }
  });
}
