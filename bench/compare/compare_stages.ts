import type { StageChange } from "../record/comparison_file.ts";
import { judgeChanges } from "../statistics/judge_changes.ts";
import { pairedChange } from "../statistics/paired_change.ts";
import type { StageSamples } from "./time_in_rounds.ts";

/** When a change counts; see `judgeChanges` and `pairedChange`. */
export interface CompareStagesOptions {
  readonly engine: "cpu" | "webgpu";
  readonly effectFloor: number;
  readonly negligible: number;
  readonly familyError: number;
}

/** What is used where nothing else is asked for. */
export const VERDICT_DEFAULTS = {
  effectFloor: 0.1,
  negligible: 0.05,
  familyError: 0.05,
} as const;

/**
 * Each stage's change with its verdict, all judged together.
 *
 * @throws {RangeError} where a stage has fewer than six rounds
 */
export function compareStages(
  samples: ReadonlyMap<string, StageSamples>,
  { engine, effectFloor, negligible, familyError }: CompareStagesOptions,
): StageChange[] {
  const stages = [...samples];
  const judged = judgeChanges(
    stages.map(([, samples]) => pairedChange(samples, { negligible })),
    { effectFloor, familyError },
  );
  return stages.map(([stage, { size, before, after, rounds }], i) => ({
    stage,
    size,
    engine,
    before,
    after,
    rounds,
    ...judged[i],
  }));
}
