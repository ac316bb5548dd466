import { InputError } from "../../scan/input_error.ts";
import type { ScanFile } from "../scan_file.ts";
import type {
  Hdf5Answers,
  Hdf5Message,
  Hdf5Reply,
  Hdf5Request,
} from "./hdf5_request.ts";
import { Hdf5Thread } from "./hdf5_thread.ts";

/** Limits of an {@linkcode Hdf5Reader}. */
export interface Hdf5ReaderOptions {
  /**
   * Seconds that the library may compute on one request, waiting for the disk
   * not counted. Default: 60, many times what the largest listing takes.
   */
  readonly patience?: number;
}

/** Bytes by which the process may grow while a file is looked up: lists of names lie outside the library's memory. */
const growthLimit = 3 * 2 ** 29;

/** Milliseconds between two looks at the thread. */
const lookEvery = 50;

/**
 * The HDF5 library for one file, on a thread of its own: a file may be made to
 * crash it, to keep it busy for ever or to exhaust its memory. Each becomes an
 * `InputError`, and whoever asks never blocks.
 *
 * A thread that is busy for ever cannot be stopped (Deno's `terminate` waits for
 * the code to return): it is left alone, takes part of a processor until the
 * program ends, and does not keep it from ending.
 */
export class Hdf5Reader {
  readonly #file: ScanFile;
  readonly #patience: number;
  #thread: Hdf5Thread | undefined;
  /** The last request; the next one waits for it. */
  #last: Promise<unknown> = Promise.resolve();
  #busy = false;
  #closed = false;
  /** Ends what is being waited for. */
  #abandon: ((error: Error) => void) | undefined;

  /** @param file The file to read; it is neither read here nor closed. */
  constructor(file: ScanFile, { patience = 60 }: Hdf5ReaderOptions = {}) {
    this.#file = file;
    this.#patience = patience;
  }

  /**
   * Asks the library, which starts with the first request.
   *
   * @throws {InputError} If the file cannot be read so, the library crashes, is
   * busy for longer than the patience, or runs out of memory.
   */
  ask<Kind extends keyof Hdf5Answers>(
    request: Hdf5Request & { readonly kind: Kind },
  ): Promise<Hdf5Answers[Kind]> {
    const answer = this.#last.then(async () => {
      if (this.#closed) throw this.#closedError();
      if (this.#thread === undefined) {
        this.#thread = Hdf5Thread.take(this.#file.path);
        await this.#send({ kind: "open", path: this.#file.path });
      }
      return await this.#send(request);
    });
    this.#last = answer.catch(() => {});
    return answer as Promise<Hdf5Answers[Kind]>;
  }

  /**
   * Gives the thread back; what is being waited for fails. Closing twice does
   * no harm.
   */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#busy) this.#abandon?.(this.#closedError());
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.park();
  }

  #closedError(): InputError {
    return new InputError(
      `Cannot read ${this.#file.path} as it was closed: open the scan again`,
    );
  }

  /** Sends a message to the thread and looks at it until it replies. */
  async #send(message: Hdf5Message): Promise<unknown> {
    const thread = this.#thread!;
    const { promise: abandoned, reject } = Promise.withResolvers<never>();
    this.#abandon = reject;
    this.#busy = true;
    const watch = this.#watch(thread, message);
    let reply: Hdf5Reply;
    try {
      reply = await Promise.race([thread.send(message), abandoned]);
    } catch (error) {
      // Nothing more is known of the thread.
      this.#thread = undefined;
      thread.end();
      if (error instanceof InputError) throw error;
      throw this.#because(`ended (${(error as Error).message})`);
    } finally {
      clearInterval(watch);
      this.#busy = false;
    }
    if (reply.kind === "answer") return reply.value;
    if (reply.broken || message.kind === "open") {
      this.#thread = undefined;
      if (reply.broken) thread.end();
      else await thread.park();
    }
    throw revived(reply);
  }

  /** Looks at the thread from time to time, and gives it up where it goes on for too long or takes too much. */
  #watch(
    thread: Hdf5Thread,
    { kind }: Hdf5Message,
  ): ReturnType<typeof setInterval> {
    let left = 1000 * this.#patience;
    const before = Deno.memoryUsage().rss;
    return setInterval(() => {
      // No more than one interval, however long this thread itself was busy.
      if (!thread.waits) left -= lookEvery;
      if (left <= 0) {
        this.#abandon?.(
          this.#because(`was still busy after ${this.#patience} s`),
        );
      } else if (
        kind !== "read" && Deno.memoryUsage().rss - before > growthLimit
      ) {
        this.#abandon?.(
          this.#because(`took more than ${growthLimit} bytes to list it`),
        );
      }
    }, lookEvery);
  }

  #because(words: string): InputError {
    return new InputError(
      `Cannot read ${this.#file.path} as the HDF5 library ${words}: the file is damaged, or made to harm; look at it with h5dump -H, or write it again with h5repack old.h5 new.h5`,
    );
  }
}

function revived(
  { name, message, stack }: Hdf5Reply & { readonly kind: "error" },
): Error {
  if (name === "InputError") return new InputError(message);
  const error = new Error(message);
  error.name = name;
  error.stack = stack;
  return error;
}
