import { InputError } from "../scan/input_error.ts";
import type { WorkerTask } from "./worker_task.ts";

/** How a task is run. */
export interface RunTaskOptions {
  /** Called with every value that the task reports while it runs. */
  readonly onReport?: (value: unknown) => void;
  /** Buffers to move to the worker instead of copying. */
  readonly transfer?: readonly ArrayBuffer[];
}

interface Job {
  readonly task: WorkerTask;
  readonly argument: unknown;
  readonly options: RunTaskOptions;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Messages that a worker sends back. */
export type WorkerReply =
  | { readonly kind: "report"; readonly value: unknown }
  | { readonly kind: "result"; readonly value: unknown }
  | {
    readonly kind: "error";
    readonly name: string;
    readonly message: string;
    readonly stack: string;
  };

/**
 * Threads that run named tasks, first come, first served. Workers start when
 * they are first needed and live until `close`.
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { WorkerPool } from "./worker_pool.ts";
 *
 * const pool = new WorkerPool(1);
 * const task = { module: new URL("./worker_pool_test_tasks.ts", import.meta.url).href, name: "double" };
 * equal(await pool.run(task, 21), 42);
 * pool.close();
 * ```
 */
export class WorkerPool {
  /** Number of threads. */
  readonly size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Job>();
  readonly #queue: Job[] = [];
  #closed = false;

  /** Makes a pool of `size` threads; default: one for each processor. */
  constructor(size: number = navigator.hardwareConcurrency) {
    if (!Number.isInteger(size) || size < 1) {
      throw new RangeError(
        `Cannot make a worker pool as its size must be a positive integer: current value is ${size}`,
      );
    }
    this.size = size;
  }

  /**
   * Runs a task on the next free worker.
   *
   * @throws {InputError} where the task threw one; other errors arrive as `Error`
   */
  run<Result>(
    task: WorkerTask,
    argument: unknown,
    options: RunTaskOptions = {},
  ): Promise<Result> {
    if (this.#closed) {
      return Promise.reject(
        new Error(`Cannot run ${task.name} as the worker pool is closed`),
      );
    }
    return new Promise<Result>((resolve, reject) => {
      this.#queue.push({
        task,
        argument,
        options,
        resolve: resolve as (value: unknown) => void,
        reject,
      });
      this.#next();
    });
  }

  /** Ends idle workers, whose memory goes with them; later tasks start new ones. */
  rest(): void {
    for (const worker of this.#idle.splice(0)) worker.terminate();
  }

  /** Ends all workers; tasks that have not finished are rejected. */
  close(): void {
    this.#closed = true;
    for (const worker of [...this.#idle, ...this.#busy.keys()]) {
      worker.terminate();
    }
    const unfinished = [...this.#busy.values(), ...this.#queue];
    this.#idle.length = 0;
    this.#busy.clear();
    this.#queue.length = 0;
    for (const job of unfinished) {
      job.reject(
        new Error(`The worker pool was closed before ${job.task.name} ended`),
      );
    }
  }

  #next(): void {
    if (this.#queue.length === 0) return;
    let worker = this.#idle.pop();
    if (worker === undefined) {
      if (this.#busy.size >= this.size) return;
      worker = this.#start();
    }
    const job = this.#queue.shift()!;
    this.#busy.set(worker, job);
    worker.postMessage({ task: job.task, argument: job.argument }, [
      ...(job.options.transfer ?? []),
    ]);
  }

  #start(): Worker {
    const worker = new Worker(new URL("./worker_entry.ts", import.meta.url), {
      type: "module",
    });
    worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      const job = this.#busy.get(worker);
      if (job === undefined) return;
      if (data.kind === "report") {
        job.options.onReport?.(data.value);
        return;
      }
      this.#busy.delete(worker);
      this.#idle.push(worker);
      if (data.kind === "result") job.resolve(data.value);
      else job.reject(revive(data));
      this.#next();
    };
    // A worker that died outside a task's own try (out of memory, a module
    // that does not load) takes its task along but not the program.
    worker.onerror = (event) => {
      event.preventDefault();
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      worker.terminate();
      job?.reject(
        new Error(
          `A worker thread ended while running ${job.task.name}: ${event.message}`,
        ),
      );
      this.#next();
    };
    return worker;
  }
}

function revive(
  reply: { name: string; message: string; stack: string },
): Error {
  if (reply.name === "InputError") return new InputError(reply.message);
  const error = new Error(reply.message);
  error.name = reply.name;
  error.stack = reply.stack;
  return error;
}
