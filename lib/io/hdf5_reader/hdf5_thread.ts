import { setTimeout } from "node:timers";
import { Worker } from "node:worker_threads";
import { InputError } from "../../scan/input_error.ts";
import type { Hdf5Message, Hdf5Reply } from "./hdf5_request.ts";

/**
 * Most memory of the library. It holds a chunk and its filters' results; what
 * describes a file takes megabytes.
 */
const memoryLimit = 1 << 30;

/** Milliseconds that a thread without a file is kept for the next one. */
const idleFor = 5000;

/** Files after which a thread is not used again. */
const filesLimit = 100;

let idle: Hdf5Thread | undefined;

/**
 * A thread that runs the HDF5 library, for one file after the other. It does
 * not keep the program from ending: it is a thread of node's kind, which
 * Deno's own cannot be told.
 */
export class Hdf5Thread {
  /** Shared with the thread: one word that is 1 while bytes of the file are waited for. */
  readonly #waiting = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  #files = 0;
  #resolve: ((reply: Hdf5Reply) => void) | undefined;
  #reject: ((error: Error) => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor() {
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
   * A thread that has no file: one that was kept, or a new one.
   *
   * @throws {InputError} If the program may not read what the thread runs.
   */
  static take(): Hdf5Thread {
    const thread = idle;
    idle = undefined;
    if (thread !== undefined) {
      clearTimeout(thread.#timer);
      return thread;
    }
    try {
      return new Hdf5Thread();
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

  /** Closes the thread's file and keeps it for the next one, or ends it where it had better not be used again. */
  async park(): Promise<void> {
    const reply = await this.send({ kind: "close" })
      .catch(() => undefined);
    const clean = reply?.kind === "answer" && reply.value === true;
    if (!clean || ++this.#files >= filesLimit || idle !== undefined) {
      return this.end();
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
