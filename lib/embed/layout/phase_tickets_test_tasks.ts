import { PhaseTickets } from "./phase_tickets.ts";

/** What the tickets of the test are worked on with. */
export interface WorkTicketsArgument {
  /** Counters of the tickets. */
  readonly counters: Int32Array<SharedArrayBuffer>;
  /** Phases. */
  readonly phases: number;
  /** Tickets of each phase. */
  readonly perPhase: number;
  /** Tickets done in each phase. */
  readonly done: Int32Array<SharedArrayBuffer>;
}

/** Works on tickets; gives how many found the phase before theirs unfinished. */
export function workTickets(
  { counters, phases, perPhase, done }: WorkTicketsArgument,
): { early: number; ends: number } {
  const tickets = new PhaseTickets(counters, { phases, perPhase });
  let [early, ends] = [0, 0];
  for (
    let ticket = tickets.take();
    ticket !== undefined;
    ticket = tickets.take()
  ) {
    const phase = Math.floor(ticket / perPhase);
    if (phase > 0 && Atomics.load(done, phase - 1) !== perPhase) early++;
    // Uneven work, so that threads overtake each other.
    let waste = 0;
    for (let i = 0; i < ticket % 7 * 2000; i++) waste += Math.sqrt(i);
    if (waste >= 0) Atomics.add(done, phase, 1);
    if (tickets.finish()) ends++;
  }
  return { early, ends };
}
