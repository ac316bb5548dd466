import type { WorkerPool } from "../../compute/worker_pool.ts";
import type {
  CompareCellsArgument,
  ComparedTask,
} from "./compare_cells_task.ts";

/** What `compareCells` compares, and who hears of it. */
export interface CompareCellsOptions extends CompareCellsArgument {
  /** Called with a number of points that are done. */
  readonly onPoints?: (points: number) => void;
}

/** `compareCellsTask` on all threads of a pool, with the same result for any number of them. */
export async function compareCells(
  pool: WorkerPool,
  { onPoints, ...argument }: CompareCellsOptions,
): Promise<ComparedTask> {
  const { cells } = argument;
  const tasks = Math.min(pool.size, cells.length);
  const others: Uint32Array<ArrayBuffer>[] = [];
  let changed = 0;
  await Promise.all(Array.from({ length: tasks }, async (_, task) => {
    const share = [...cells.keys()].filter((cell) => cell % tasks === task);
    const part: CompareCellsArgument = {
      ...argument,
      cells: share.map((cell) => cells[cell]),
    };
    const done = await pool.run<ComparedTask>(
      {
        module: new URL("./compare_cells_task.ts", import.meta.url).href,
        name: "compareCellsTask",
      },
      part,
      { onReport: (points) => onPoints?.(points as number) },
    );
    changed += done.changed;
    share.forEach((cell, i) => others[cell] = done.others[i]);
  }));
  return { others, changed };
}
