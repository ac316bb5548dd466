import { InputError } from "../../lib/scan/input_error.ts";
import { junctionFile } from "../junction/junction_file.ts";
import { benchEnvironment } from "../machine/bench_environment.ts";
import type { ComparisonFile } from "../record/comparison_file.ts";
import { stagesWithNeeds } from "../stage/stages.ts";
import { ourSubject } from "../subject/our_subject.ts";
import { SubjectError } from "../subject/subject_error.ts";
import { SubjectProcess } from "../subject/subject_process.ts";
import type { CompareOptions } from "./compare_options.ts";
import { compareStages } from "./compare_stages.ts";
import {
  checkSameProtocol,
  findRevision,
  snapshotWorkTree,
} from "./revision.ts";
import {
  type ComparedSubject,
  type Side,
  timeInRounds,
  type TimeInRoundsOptions,
} from "./time_in_rounds.ts";
import { checkOutBoth } from "./worktrees.ts";

/** Where the comparison is made and who hears of it. */
export interface CompareRevisionsOptions
  extends Pick<TimeInRoundsOptions, "onStage" | "signal"> {
  /** Folder of the repository. */
  readonly root: string;
  /** Arguments that make it again. */
  readonly command: readonly string[];
}

/**
 * Compares two revisions stage by stage: checks both out, times them in turn on
 * one file and judges the changes. Whatever happens, both worktrees are gone
 * afterwards.
 *
 * @throws {InputError} where a revision can't be used or a stage fails in one
 */
export async function compareRevisions(
  options: CompareOptions,
  { root, command, ...heard }: CompareRevisionsOptions,
): Promise<ComparisonFile> {
  const { signal } = heard;
  const { revisions, engine, scan, detector, seed } = options;
  const revision = {
    before: await findRevision(revisions[0], root),
    after: revisions[1] === null
      ? await snapshotWorkTree(root)
      : await findRevision(revisions[1], root),
  };
  await checkSameProtocol(revision, root);
  const environment = await benchEnvironment({ seed });
  await using trees = await checkOutBoth(revision, root);
  signal?.throwIfAborted();

  await using junction = await junctionFile({
    scan,
    detector,
    seed,
    endOnSignal: false,
  });
  const file = junction.path;
  const open = async (side: Side): Promise<ComparedSubject> => {
    const naming = `${side} (${revision[side].label})`;
    const subject = await named(
      naming,
      () => new SubjectProcess(ourSubject(trees[side])),
    );
    const close = () => {
      signal?.removeEventListener("abort", close);
      return subject.close();
    };
    // An interruption does not wait for a long stage to end.
    signal?.addEventListener("abort", close);
    try {
      const { stages } = await named(
        naming,
        () => subject.open({ file, engine, seed }),
      );
      const absent = options.stages.find((stage) => !stages.includes(stage));
      if (absent !== undefined) {
        throw new InputError(
          `Cannot compare the stage ${absent}: ${naming} has none; leave it out of --stages`,
        );
      }
    } catch (error) {
      await close();
      throw error;
    }
    return {
      run: (stage) => named(naming, () => subject.run(stage)),
      describe: (stage) => named(naming, () => subject.describe(stage)),
      close,
    };
  };

  const samples = await timeInRounds(open, {
    ...heard,
    stages: stagesWithNeeds(options.stages).map(({ name }) => name),
    compared: new Set(options.stages),
    rounds: options.rounds,
  });
  return {
    schema: "stem4d-bench-comparison/1",
    environment,
    command,
    before: revision.before.label,
    after: revision.after.label,
    effectFloor: options.effectFloor,
    negligible: options.negligible,
    familyError: options.familyError,
    changes: compareStages(samples, options),
  };
}

/** Says of which revision a fault is. */
async function named<T>(
  naming: string,
  act: () => T | Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof SubjectError)) throw error;
    throw new InputError(`Cannot time ${naming}: ${error.message}`);
  }
}
