import type { KmeansPoints } from "../kmeans_points.ts";
import { nearestInBlocks } from "./nearest_in_blocks.ts";
import { threadKernels } from "./thread_kernels.ts";

/** Points to label. */
export interface NearestTaskArgument {
  /** All points, in shared memory. */
  readonly points: KmeansPoints;
  /** Number of centres. */
  readonly k: number;
  /** The centres, [centre][feature]. */
  readonly centres: Float64Array;
  /** Nearest centre of each point; filled. */
  readonly labels: Uint8Array<SharedArrayBuffer>;
  /** Squared distance to it; filled. */
  readonly distances: Float64Array<SharedArrayBuffer>;
  /** Number of the next block that nobody has taken, in one element. */
  readonly ticket: Int32Array<SharedArrayBuffer>;
}

/** A thread's share of finding the nearest centres of all points. */
export function nearestTask(
  { points, ticket, ...wanted }: NearestTaskArgument,
): void {
  const blocks = () => Atomics.add(ticket, 0, 1);
  nearestInBlocks(threadKernels(), points, { ...wanted, blocks });
}
