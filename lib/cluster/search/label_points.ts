import type { WorkerPool } from "../../compute/worker_pool.ts";
import type { KmeansPoints } from "../kmeans_points.ts";
import type { NearestTaskArgument } from "./nearest_task.ts";
import { onAllThreads } from "./on_all_threads.ts";
import type { CentreSets } from "./packed_centres.ts";

/**
 * Labels of all points and their inertia for one set of centres, those of
 * `nearestCentre` to the bit, on any number of threads.
 *
 * @param points Values in shared memory.
 */
export async function labelPoints(
  points: KmeansPoints,
  pool: WorkerPool,
  { k, centres }: CentreSets,
): Promise<{ labels: Uint8Array<ArrayBuffer>; inertia: number }> {
  const { features, rows } = points;
  const shared = (bytes: number) => new SharedArrayBuffer(rows.length * bytes);
  const argument: NearestTaskArgument = {
    points,
    k,
    centres,
    labels: new Uint8Array(shared(1)),
    distances: new Float64Array(shared(8)),
    ticket: new Int32Array(new SharedArrayBuffer(4)),
  };
  await onAllThreads<void>(pool, {
    features,
    count: rows.length,
    task: {
      module: new URL("./nearest_task.ts", import.meta.url).href,
      name: "nearestTask",
    },
    argument,
  });
  return {
    labels: Uint8Array.from(argument.labels),
    inertia: argument.distances.reduce((sum, distance) => sum + distance, 0),
  };
}
