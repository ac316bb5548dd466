import type { KmeansPoints } from "../kmeans_points.ts";
import { distancesInBlocks } from "./distances_in_blocks.ts";
import { threadKernels } from "../search/thread_kernels.ts";

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
  const blocks = () => Atomics.add(ticket, 0, 1);
  distancesInBlocks(threadKernels(), points, { chosen, distances, blocks });
}
