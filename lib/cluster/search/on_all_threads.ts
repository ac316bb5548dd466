import type { WorkerPool } from "../../compute/worker_pool.ts";
import type { WorkerTask } from "../../compute/worker_task.ts";
import { blockPoints } from "./block_points.ts";

/** Work in blocks that threads take from each other. */
export interface SharedWork {
  /** Features of a point. */
  readonly features: number;
  /** Number of points. */
  readonly count: number;
  /** What each thread does; the argument is the same for all. */
  readonly task: WorkerTask;
  /** Argument of the task. */
  readonly argument: {
    /** Number of the next block that nobody has taken, in one element. */
    readonly ticket: Int32Array<SharedArrayBuffer>;
  };
}

/** Runs a task on as many threads of the pool as there are blocks for. */
export function onAllThreads<Result>(
  pool: WorkerPool,
  { features, count, task, argument }: SharedWork,
): Promise<Result[]> {
  const blocks = Math.ceil(count / blockPoints(features));
  argument.ticket[0] = 0;
  return Promise.all(
    Array.from(
      { length: Math.min(pool.size, blocks) },
      () => pool.run<Result>(task, argument),
    ),
  );
}
