import type { PeerSide } from "../../record/peers_file.ts";
import { SubjectError } from "../../subject/subject_error.ts";
import type { SubjectFault } from "../../subject/subject_protocol.ts";
import type { TimedStage } from "../time_in_turn.ts";
import type { TimedSubject } from "../timed_subject.ts";

/** What a made-up subject does. */
export interface MadeUpSubject {
  /** Stands before the stage in the log. */
  readonly name: string;
  /** Where runs are noted in their order. */
  readonly log: string[];
  /** Seconds of every run, or the fault that it ends with. */
  readonly seconds: number | SubjectFault;
  readonly accuracy?: PeerSide["accuracy"];
  /** Told the seconds of each run, for a clock to go on. */
  readonly onRun?: (seconds: number) => void;
}

/** A subject that only says that it ran; for tests. */
export function madeUpSubject(
  { name, log, seconds, accuracy = {}, onRun }: MadeUpSubject,
): TimedSubject {
  return {
    run(stage) {
      log.push(`${name} ${stage}`);
      if (typeof seconds !== "number") {
        return Promise.reject(new SubjectError(seconds));
      }
      onRun?.(seconds);
      return Promise.resolve({ seconds, peakBytes: log.length });
    },
    describe: () =>
      Promise.resolve({ size: "1 x 2", accuracy, by: `${name}'s library` }),
  };
}

/** A stage that took these seconds; for tests. */
export function madeUpTiming(
  samples: readonly number[],
  changes: Partial<TimedStage> = {},
): TimedStage {
  const description = { size: "1 x 2", accuracy: {} };
  return { samples, peakBytes: 1, description, fault: null, ...changes };
}
