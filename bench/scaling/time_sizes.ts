import type { TimedSubject } from "../peer/timed_subject.ts";
import { SubjectError } from "../subject/subject_error.ts";
import type { StageDescription } from "../subject/subject_protocol.ts";
import { predictSeconds } from "./predict_seconds.ts";

/** A subject that has opened a scan of one size. */
export interface SizedSubject {
  /** Scan side or detector side. */
  readonly side: number;
  /** Positions or detector pixels. */
  readonly count: number;
  readonly subject: TimedSubject;
}

/** How often a stage is run at each size. */
export interface TimeSizesOptions {
  /** Runs that count, at most; 0: one run, which only readies what others need. */
  readonly repeats: number;
  /**
   * Seconds that a run may be predicted to take, and after which no more runs
   * of a size are begun.
   */
  readonly budget: number;
}

/** What timing a stage at one size gave. */
export interface TimedAtSize {
  /** Seconds of each run that counts. */
  readonly samples: readonly number[];
  /** Largest resident memory of any run, bytes; null where it can't be read. */
  readonly peakBytes: number | null;
  /** What the subject says of the stage; null where it never ran to its end. */
  readonly description: StageDescription | null;
  /** Why it did not run to its end; null where it did. */
  readonly why: string | null;
  /** Seconds that were predicted where they were too many, else null. */
  readonly predictedSeconds: number | null;
}

/** A first run that takes longer counts: a slow stage needs no warm-up. */
const WARM_UP_SECONDS = 5;

/**
 * Times one stage at several sizes in turn, upwards, downwards, upwards, ...,
 * so that what slows the machine down for a while slows all sizes and does not
 * bend the curve. A size at which the sizes before predict more than the budget
 * is left out. The first run warms up where it is short.
 *
 * @param sizes the smallest first
 * @throws whatever a subject throws other than a SubjectError
 */
export async function timeSizes(
  sizes: readonly SizedSubject[],
  stage: string,
  { repeats, budget }: TimeSizesOptions,
): Promise<TimedAtSize[]> {
  const states = sizes.map((size) => new SizeState(size));
  const first: { count: number; seconds: number }[] = [];
  for (const state of states) {
    const predicted = predictSeconds(first, state.size.count);
    if (predicted > budget) {
      state.leaveOut(predicted, budget);
      continue;
    }
    const seconds = await state.run(stage);
    if (seconds === null) continue;
    first.push({ count: state.size.count, seconds });
    if (repeats > 0 && seconds < Math.min(WARM_UP_SECONDS, budget / 2)) {
      state.samples.length = 0;
    }
  }
  for (let turn = 1;; turn++) {
    const order = turn % 2 === 1 ? [...states].reverse() : states;
    const due = order.filter((state) => state.isDue(repeats, budget));
    if (due.length === 0) break;
    for (const state of due) await state.run(stage);
  }
  return states.map((
    { samples, peaks, description, why, predictedSeconds },
  ) => ({
    samples,
    peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
    description,
    why,
    predictedSeconds,
  }));
}

/** One size while the stage is timed. */
class SizeState {
  readonly size: SizedSubject;
  readonly samples: number[] = [];
  readonly peaks: number[] = [];
  description: StageDescription | null = null;
  why: string | null = null;
  predictedSeconds: number | null = null;
  #spent = 0;
  #last = 0;

  constructor(size: SizedSubject) {
    this.size = size;
  }

  /** Runs the stage and gives its seconds; null where it failed. */
  async run(stage: string): Promise<number | null> {
    const { subject } = this.size;
    try {
      const { seconds, peakBytes } = await subject.run(stage);
      this.#spent += seconds;
      this.#last = seconds;
      this.samples.push(seconds);
      if (peakBytes !== null) this.peaks.push(peakBytes);
      this.description ??= await subject.describe(stage);
      return seconds;
    } catch (error) {
      if (!(error instanceof SubjectError)) throw error;
      this.why = error.message;
      return null;
    }
  }

  leaveOut(predicted: number, budget: number): void {
    this.predictedSeconds = predicted;
    this.why = `a run would take about ${
      predicted.toPrecision(2)
    } s by the sizes before, more than ${budget} s`;
  }

  isDue(repeats: number, budget: number): boolean {
    return this.why === null && this.samples.length < repeats &&
      (this.samples.length === 0 || this.#spent + this.#last <= budget);
  }
}
