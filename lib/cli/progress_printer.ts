import type { RecipeProgress } from "../recipe/stage_clock.ts";
import { formatRate } from "./format_rate.ts";
import { progressLine } from "./progress_line.ts";

/** Where progress is printed. */
export interface ProgressTarget {
  /** Writes text as it is. */
  readonly write: (text: string) => void;
  /** Whether lines can be overwritten. */
  readonly terminal: boolean;
  /** Columns of the terminal. */
  readonly columns: () => number;
  /** Clock in milliseconds; default `performance.now`. */
  readonly now?: () => number;
}

/** Milliseconds between two updates of the line. */
const INTERVAL = 100;
/** What is reported earlier after a stage's start, in ms, may have been done before: rates count from there. */
const SETTLED = 200;
/** Columns of a line's head. */
const HEAD = 8;

/**
 * Makes a listener that prints stages as they go: on a terminal one line that
 * is rewritten, with the share done, the remaining time, a rate and the time so
 * far; elsewhere one plain line for each stage that ended. The remaining time is
 * that of the stage, at its mean rate so far.
 */
export function progressPrinter(
  { write, terminal, columns, now: clock = () => performance.now() }:
    ProgressTarget,
): (progress: RecipeProgress) => void {
  let started = 0;
  let shown = 0;
  let base = { done: 0, counted: 0, at: 0 };
  let last: (RecipeProgress & { kind: "progress" }) | undefined;
  const line = (head: string, title: string, details: readonly string[]) => {
    // A pipe has no width; the last column of a terminal may wrap.
    const width = terminal ? Math.max(20, columns() - 1) : Infinity;
    const text = progressLine({
      head: head.padStart(HEAD),
      title,
      details,
      width,
    });
    return terminal ? `\r\x1b[K${text}` : text;
  };
  return (progress) => {
    const now = clock();
    const { title } = progress;
    if (progress.kind === "start") {
      started = now;
      shown = 0;
      base = { done: 0, counted: 0, at: now };
      last = undefined;
      if (terminal) write(line("...", title, []));
    } else if (progress.kind === "progress") {
      const { done, total, count } = progress;
      last = progress;
      if (now - started < SETTLED) {
        base = { done, counted: count?.done ?? 0, at: now };
      }
      if (!terminal || now - shown < INTERVAL) return;
      shown = now;
      const since = (now - base.at) / 1000;
      const remaining = (total - done) * since / (done - base.done);
      const counted = (count?.done ?? 0) - base.counted;
      write(line(`${Math.floor(100 * done / total)} %`, title, [
        ...Number.isFinite(remaining) ? [`${duration(remaining)} left`] : [],
        ...count ? formatRate({ ...count, done: counted }, since) : [],
        `${duration((now - started) / 1000)} so far`,
      ]));
    } else if (progress.kind === "kept") {
      write(`${line("kept", title, [])}\n`);
    } else {
      const rates = last?.count ? formatRate(last.count, progress.seconds) : [];
      write(`${line(seconds(progress.seconds), title, rates)}\n`);
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
