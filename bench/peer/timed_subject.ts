import type { SubjectRun } from "../subject/subject_process.ts";
import type { StageDescription } from "../subject/subject_protocol.ts";

/** What is timed in turn with others; a SubjectProcess that has opened a scan is one. */
export interface TimedSubject {
  /**
   * Runs a stage once.
   *
   * @throws {SubjectError} where it cannot
   */
  run(stage: string): Promise<SubjectRun>;
  /**
   * Tells of a stage that has run.
   *
   * @throws {SubjectError} where it cannot
   */
  describe(stage: string): Promise<StageDescription>;
}
