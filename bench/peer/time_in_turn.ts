import { SubjectError } from "../subject/subject_error.ts";
import type {
  StageDescription,
  SubjectFault,
} from "../subject/subject_protocol.ts";
import type { TimedSubject } from "./timed_subject.ts";

/** How often a stage is run. */
export interface TimeInTurnOptions {
  /** Runs of each subject that count, at most; at least one is made. */
  readonly repeats: number;
  /** Seconds that the stage may take, all subjects and runs together. */
  readonly seconds: number;
  /** Gives the time in seconds; default: `performance.now`. */
  readonly clock?: () => number;
}

/** What timing a stage of one subject gave. */
export interface TimedStage {
  /** Seconds of each run that counts: the n-th ran beside the others' n-th. */
  readonly samples: readonly number[];
  /** Largest resident memory of any run, bytes; null where it can't be read. */
  readonly peakBytes: number | null;
  /** What it says of the stage; null where it never ran to its end. */
  readonly description: StageDescription | null;
  /** Why it did not run, or ran less often; null where nothing happened. */
  readonly fault: SubjectFault | null;
}

/** A first round that takes longer counts: a slow stage needs no warm-up. */
const WARM_UP_SECONDS = 5;

/**
 * Times one stage of several subjects in turn, A B, B A, A B, ..., so that what
 * slows the machine down for a while slows all of them. The first round warms
 * up and does not count where it is short. A subject that fails is left out of
 * the rounds after.
 *
 * @param subjects who is timed
 * @param stage the stage's name
 * @throws whatever a subject throws other than a SubjectError
 */
export async function timeInTurn(
  subjects: readonly TimedSubject[],
  stage: string,
  { repeats, seconds, clock = () => performance.now() / 1000 }:
    TimeInTurnOptions,
): Promise<TimedStage[]> {
  const begin = clock();
  const sides = subjects.map((subject) => ({
    subject,
    samples: [] as number[],
    peaks: [] as number[],
    description: null as StageDescription | null,
    fault: null as SubjectFault | null,
  }));

  /** Gives the seconds of all runs, without what subjects prepare before. */
  const round = async (order: typeof sides): Promise<number> => {
    let sum = 0;
    for (const side of order) {
      if (side.fault !== null) continue;
      try {
        const { seconds, peakBytes } = await side.subject.run(stage);
        side.samples.push(seconds);
        sum += seconds;
        if (peakBytes !== null) side.peaks.push(peakBytes);
        side.description ??= await side.subject.describe(stage);
      } catch (error) {
        if (!(error instanceof SubjectError)) throw error;
        side.fault = error.fault;
      }
    }
    return sum;
  };

  let last = await round(sides);
  let counted = 1;
  if (last < Math.min(WARM_UP_SECONDS, seconds / 2)) {
    sides.forEach(({ samples }) => samples.length = 0);
    counted = 0;
  }
  for (let turn = 1; counted < repeats; turn++) {
    // A round that would outlast the share is not begun.
    if (counted > 0 && clock() - begin + last > seconds) break;
    if (sides.every(({ fault }) => fault !== null)) break;
    last = await round(turn % 2 === 1 ? [...sides].reverse() : sides);
    counted++;
  }
  return sides.map(({ samples, peaks, description, fault }) => ({
    samples,
    peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
    description,
    fault,
  }));
}
