/** Numbers that `PhaseTickets` shares among threads. */
const [TAKEN, FINISHED] = [0, 1];
/**
 * Milliseconds after which a waiting thread looks up: Deno ends a worker only
 * while it runs, and one that waits for a thread that died must end too.
 */
const LONGEST_WAIT = 100;

/**
 * Deals out work to any number of threads in phases: the tickets of a phase may
 * be worked on side by side, and the next phase starts when all of them are
 * finished. A thread may join late or never: whoever is there takes the next
 * ticket, so that nothing waits for a thread that did not start.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { PhaseTickets } from "./phase_tickets.ts";
 *
 * const tickets = new PhaseTickets(PhaseTickets.counters(), { phases: 2, perPhase: 2 });
 * const done: number[] = [];
 * for (let ticket = tickets.take(); ticket !== undefined; ticket = tickets.take()) {
 *   done.push(ticket);
 *   tickets.finish();
 * }
 * deepStrictEqual(done, [0, 1, 2, 3]);
 * ```
 */
export class PhaseTickets {
  readonly #counters: Int32Array<SharedArrayBuffer>;
  readonly #perPhase: number;
  readonly #total: number;

  /** Counters to give to every thread's tickets. */
  static counters(): Int32Array<SharedArrayBuffer> {
    return new Int32Array(
      new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT),
    );
  }

  /**
   * One thread's view of the tickets; every thread gives the same numbers.
   *
   * @throws {RangeError} where there are 2^31 tickets or more
   */
  constructor(
    counters: Int32Array<SharedArrayBuffer>,
    { phases, perPhase }: {
      readonly phases: number;
      readonly perPhase: number;
    },
  ) {
    this.#counters = counters;
    this.#perPhase = perPhase;
    this.#total = phases * perPhase;
    // Every thread takes one ticket too many before it stops.
    if (!(this.#total < 2 ** 31 - 2 ** 16)) {
      throw new RangeError(
        `Cannot deal out ${this.#total} tickets: wanted fewer than 2^31 - 2^16`,
      );
    }
  }

  /**
   * The next ticket, 0 upwards, once every ticket of the phases before its own
   * is finished; undefined when all have been taken. Blocks the thread.
   */
  take(): number | undefined {
    const ticket = Atomics.add(this.#counters, TAKEN, 1);
    if (ticket >= this.#total) return undefined;
    const wanted = ticket - ticket % this.#perPhase;
    for (;;) {
      const finished = Atomics.load(this.#counters, FINISHED);
      if (finished >= wanted) return ticket;
      Atomics.wait(this.#counters, FINISHED, finished, LONGEST_WAIT);
    }
  }

  /** Tells that the ticket taken last is done; true where it was the last of all. */
  finish(): boolean {
    const finished = Atomics.add(this.#counters, FINISHED, 1) + 1;
    if (finished % this.#perPhase === 0) {
      Atomics.notify(this.#counters, FINISHED);
    }
    return finished === this.#total;
  }
}
