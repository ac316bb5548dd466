import { duration } from "../../lib/cli/progress_printer.ts";
import type { TimeInRoundsOptions } from "./time_in_rounds.ts";

/** Where progress is printed, and of how many rounds. */
export interface RoundPrinterOptions {
  readonly rounds: number;
  readonly write: (text: string) => void;
  /** Whether lines can be overwritten. */
  readonly terminal: boolean;
  /** Seconds since some moment; default: `performance.now`. */
  readonly clock?: () => number;
}

/**
 * Makes a listener that prints how far a comparison is: on a terminal one line
 * that is rewritten at each stage, elsewhere a line a round.
 */
export function roundPrinter(
  { rounds, write, terminal, clock = () => performance.now() / 1000 }:
    RoundPrinterOptions,
): NonNullable<TimeInRoundsOptions["onStage"]> {
  const begin = clock();
  let shown = -1;
  return ({ round, stage }) => {
    const left = round === 0
      ? ""
      : `, ${duration((clock() - begin) / round * (rounds - round))} left`;
    const text = `round ${round + 1} of ${rounds}`;
    if (terminal) write(`\r\x1b[K${text}: ${stage}${left}`);
    else if (round !== shown) write(`${text}${left}\n`);
    shown = round;
  };
}
