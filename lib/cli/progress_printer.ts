import type { RecipeProgress } from "../recipe/stage_clock.ts";

/** Where progress is printed. */
export interface ProgressTarget {
  /** Writes text as it is. */
  readonly write: (text: string) => void;
  /** Whether lines can be overwritten. */
  readonly terminal: boolean;
  /** Columns of the terminal. */
  readonly columns: () => number;
}

/** Milliseconds between two updates of the line. */
const INTERVAL = 100;

/**
 * Makes a listener that prints stages as they go: on a terminal one line that
 * is rewritten, with share, elapsed and remaining time; elsewhere one plain
 * line for each stage that ended.
 */
export function progressPrinter(
  { write, terminal, columns }: ProgressTarget,
): (progress: RecipeProgress) => void {
  let started = 0;
  let shown = 0;
  const fit = (line: string) => {
    const width = Math.max(10, columns() - 1);
    return line.length > width ? line.slice(0, width) : line;
  };
  return (progress) => {
    const now = performance.now();
    if (progress.kind === "start") {
      started = now;
      shown = 0;
      if (terminal) write(`\r\x1b[K${fit(`${progress.title} ...`)}`);
    } else if (progress.kind === "progress") {
      if (!terminal || now - shown < INTERVAL) return;
      shown = now;
      const share = progress.done / progress.total;
      const elapsed = (now - started) / 1000;
      const remaining = share > 0 ? elapsed / share - elapsed : NaN;
      const left = Number.isFinite(remaining)
        ? `, ${duration(remaining)} left`
        : "";
      const percent = `${Math.floor(100 * share)} %`.padStart(5);
      write(
        `\r\x1b[K${
          fit(`${percent}  ${progress.title}, ${duration(elapsed)}${left}`)
        }`,
      );
    } else if (progress.kind === "kept") {
      write(
        `${terminal ? "\r\x1b[K" : ""}${fit(`    kept  ${progress.title}`)}\n`,
      );
    } else {
      const line = `${
        seconds(progress.seconds).padStart(8)
      }  ${progress.title}`;
      write(terminal ? `\r\x1b[K${fit(line)}\n` : `${line}\n`);
    }
  };
}

function seconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} s`;
}

/** A time span for people: "45 s", "3 min 20 s", "2 h 5 min". */
export function duration(value: number): string {
  const whole = Math.max(0, Math.round(value));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor(whole % 3600 / 60)} min`;
}
