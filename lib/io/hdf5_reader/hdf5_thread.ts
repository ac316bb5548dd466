import { setTimeout } from "node:timers";
import { Worker } from "node:worker_threads";
import { InputError } from "../../scan/input_error.ts";
import type { Hdf5Message, Hdf5Reply } from "./hdf5_request.ts";

/**
 * Most memory of the library. It holds a chunk and its filters' results; what
 * describes a file takes megabytes.
 */
const memoryLimit = 1 << 30;

/** Milliseconds that a thread is kept for whoever opens the same file again. */
const idleFor = 5000;

let idle: Hdf5Thread | undefined;

/**
 * A thread that runs the HDF5 library, for one file alone: what a file does to
 * the library's memory, another one must not meet. It does not keep the program
 * from ending: it is a thread of node's kind, which Deno's own cannot be told.
 */
export class Hdf5Thread {
  /** Shared with the thread: one word that is 1 while bytes of the file are waited for. */
  readonly #waiting = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  readonly #path: string;
  #resolve: ((reply: Hdf5Reply) => void) | undefined;
  #reject: ((error: Error) => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(path: string) {
    this.#path = path;
    this.#worker = new Worker(
      new URL("./hdf5_thread_entry.ts", import.meta.url),
      { workerData: { memoryLimit, waiting: this.#waiting } },
    );
    this.#worker.on("message", (reply: Hdf5Reply) => this.#resolve?.(reply));
    // What ends the thread itself must not end the program.
    this.#worker.on("error", (error) => this.#reject?.(error as Error));
    this.#worker.unref();
  }

  /**
   * A thread for a file: one that was kept of it, or a new one.
   *
   * @throws {InputError} If the program may not read what the thread runs.
   */
  static take(path: string): Hdf5Thread {
    const thread = idle;
    if (thread !== undefined && thread.#path === path) {
      idle = undefined;
      clearTimeout(thread.#timer);
      return thread;
    }
    try {
      return new Hdf5Thread(path);
    } catch (error) {
      if (error instanceof Error && error.name === "NotCapable") {
        throw new InputError(
          "Cannot read HDF5 files as this program may not read the module of the thread that does: run it with --allow-read",
          { cause: error },
        );
      }
      throw error;
    }
  }

  /** Whether the thread waits for bytes of its file at this moment. */
  get waits(): boolean {
    return Atomics.load(this.#waiting, 0) === 1;
  }

  /** Sends a message and gives the thread's reply; fails where the thread ends of itself. */
  send(message: Hdf5Message): Promise<Hdf5Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Hdf5Reply>();
    this.#resolve = resolve;
    this.#reject = reject;
    this.#worker.ref();
    this.#worker.postMessage(message);
    return promise.finally(() => {
      this.#resolve = this.#reject = undefined;
      this.#worker.unref();
    });
  }

  /** Closes the thread's file and keeps the thread for a while, or ends it where the library still holds something. */
  async park(): Promise<void> {
    const reply = await this.send({ kind: "close" })
      .catch(() => undefined);
    const clean = reply?.kind === "answer" && reply.value === true;
    if (!clean) return this.end();
    if (idle !== undefined) {
      clearTimeout(idle.#timer);
      idle.end();
    }
    idle = this;
    this.#timer = setTimeout(() => {
      if (idle === this) idle = undefined;
      this.end();
    }, idleFor);
    this.#timer.unref();
  }

  /** Ends the thread; what was sent is never replied to. */
  end(): void {
    this.#resolve = this.#reject = undefined;
    this.#worker.unref();
    void this.#worker.terminate();
  }
}
