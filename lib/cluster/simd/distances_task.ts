import type { KmeansPoints } from "../kmeans_points.ts";
import { CentreSearch } from "./centre_search.ts";
import { threadKernels } from "./thread_kernels.ts";

/** Which distances are made. */
export interface DistancesTaskArgument {
  /** All points, in shared memory. */
  readonly points: KmeansPoints;
  /** Points to which the distances are. */
  readonly chosen: readonly number[];
  /** The squared distances, [chosen][point]; filled. */
  readonly distances: Float32Array<SharedArrayBuffer>;
  /** Number of the next block that nobody has taken, in one element. */
  readonly ticket: Int32Array<SharedArrayBuffer>;
}

/**
 * A thread's share of the distances of all points to some of them, in single
 * precision: takes one block of points after another.
 */
export function distancesTask(
  { points, chosen, distances, ticket }: DistancesTaskArgument,
): void {
  const { values, features, rows } = points;
  const k = chosen.length;
  const centres = new Float64Array(k * features);
  chosen.forEach((point, centre) => {
    const start = rows[point] * features;
    centres.set(values.subarray(start, start + features), centre * features);
  });
  const kernels = threadKernels();
  kernels.scope(() => {
    const search = new CentreSearch(kernels, points, { k, centres });
    const { block } = search.points;
    const count = rows.length;
    while (true) {
      const first = Atomics.add(ticket, 0, 1) * block;
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
