import type { EdgeSchedule } from "./edge_schedule.ts";
import { forceTables } from "./force_tables.ts";
import { moveBlock } from "./move_block.ts";
import { PhaseTickets } from "./phase_tickets.ts";
import type { SimilarityCurve } from "./similarity_curve.ts";

/** What every thread of a layout is given. */
export interface LayoutTaskArgument {
  /** The edges. */
  readonly schedule: EdgeSchedule;
  /** How distance in the layout tells similarity. */
  readonly curve: SimilarityCurve;
  /** Numbers for each position: 3, or more for layouts of more dimensions. */
  readonly stride: number;
  /** Positions, [vertex][component], shared and moved in place. */
  readonly positions: Float32Array<SharedArrayBuffer>;
  /** As long, shared; holds the positions before the epoch. */
  readonly before: Float32Array<SharedArrayBuffer>;
  /** Passes over the edges; the step size falls from 1 to 0. */
  readonly epochs: number;
  /** Seed of the negative samples. */
  readonly seed: number;
  /** What the threads deal the work out with. */
  readonly counters: Int32Array<SharedArrayBuffer>;
}

/**
 * One thread of a layout; any number of them make the same one. Each epoch
 * copies the positions, then works through the tournament's rounds. Reports the
 * epochs done, each once, but a slow thread's reports may come late.
 */
export function layoutTask(
  argument: LayoutTaskArgument,
  report: (value: unknown) => void,
): void {
  const { schedule, positions, before, epochs } = argument;
  const pairs = schedule.parts / 2;
  const phases = schedule.parts + 1;
  const tickets = new PhaseTickets(argument.counters, {
    phases: phases * (epochs - 1),
    perPhase: pairs,
  });
  const tables = forceTables(argument.curve);
  for (
    let ticket = tickets.take();
    ticket !== undefined;
    ticket = tickets.take()
  ) {
    const pair = ticket % pairs;
    const phase = (ticket - pair) / pairs;
    // As in umap-learn no edge pulls in the first epoch, number 0.
    const epoch = 1 + Math.floor(phase / phases);
    const round = phase % phases - 1;
    if (round < 0) {
      const border = (part: number) =>
        Math.round(part * positions.length / pairs);
      before.set(
        positions.subarray(border(pair), border(pair + 1)),
        border(pair),
      );
      if (pair === 0) report(epoch);
    } else {
      moveBlock(schedule, {
        ...argument,
        tables,
        block: round * pairs + pair,
        epoch,
        step: 1 - epoch / epochs,
      });
    }
    if (tickets.finish()) report(epochs);
  }
}
