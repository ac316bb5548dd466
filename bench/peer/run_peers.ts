import { InputError } from "../../lib/scan/input_error.ts";
import type { PeersFile } from "../record/peers_file.ts";
import { ourSubject } from "../subject/our_subject.ts";
import type { SubjectProcess } from "../subject/subject_process.ts";
import { compareStages, type OpenedSubject } from "./compare_stages.ts";
import { installLine } from "./install_line.ts";
import { openSubject } from "./open_subject.ts";
import { pythonRecipe } from "./python_recipe.ts";
import { TRAINER_SUBJECTS } from "./trainers/trainer_subjects.ts";

/** What is compared, and how often. */
export interface RunPeersOptions {
  /** HDF5 file of the scan. */
  readonly file: string;
  /** What ours computes with. */
  readonly engine: "cpu" | "webgpu";
  readonly seed: number;
  /** Python's interpreter. */
  readonly python: string;
  /** Stages to compare; null for all. */
  readonly stages: readonly string[] | null;
  /** Runs of each stage at most. */
  readonly repeats: number;
  /** Seconds for all stages. */
  readonly seconds: number;
  /** Told what happens. */
  readonly say: (text: string) => void;
}

/**
 * Starts ours and every peer that is there, compares them stage by stage, and
 * ends them.
 *
 * @throws {InputError} where ours cannot open the scan or a stage is unknown
 */
export async function runPeers(
  options: RunPeersOptions,
): Promise<Pick<PeersFile, "libraries" | "install" | "rows">> {
  const { file, engine, seed, say, stages } = options;
  const request = { file, engine, seed };
  await using started = new AsyncDisposableStack();
  const start = async (command: Parameters<typeof openSubject>[0]) => {
    const opened = await openSubject(command, request);
    if (opened.subject !== null) started.use(opened.subject);
    return opened;
  };

  const ours = await start(ourSubject());
  if (ours.subject === null) {
    throw new InputError(`Cannot compare as ours did not start: ${ours.why}`);
  }
  const python = await start(pythonRecipe(options.python));
  const whyNot = python.subject === null ? python.why : null;
  if (whyNot !== null) say(`without Python: ${whyNot}`);
  checkStages(stages, [
    ours.opened.stages,
    python.subject === null ? [] : python.opened.stages,
  ]);

  const libraries: Record<string, string | null> = {};
  const recipeLibraries = python.subject === null
    ? null
    : python.opened.libraries;
  Object.assign(libraries, recipeLibraries ?? { Python: null });
  const trainers: OpenedSubject[] = [];
  for (const { name, command, cwd } of TRAINER_SUBJECTS) {
    const trainer = await start({ command, cwd });
    if (trainer.subject === null) {
      say(`without ${name}: ${trainer.why}`);
      libraries[name] = null;
      continue;
    }
    Object.assign(libraries, trainer.opened.libraries);
    trainers.push(named(trainer.subject, { ...trainer.opened, name }));
  }

  const rows = await compareStages(ours, {
    peer: python.subject === null ? null : python,
    whyNot,
    trainers,
    stages,
    repeats: options.repeats,
    seconds: options.seconds,
    onStage: (stage, { done, total }) => say(`${done + 1}/${total} ${stage}`),
  });
  return { libraries, install: installLine(recipeLibraries), rows };
}

function named(
  subject: SubjectProcess,
  opened: OpenedSubject["opened"],
): OpenedSubject {
  return { subject, opened };
}

function checkStages(
  stages: readonly string[] | null,
  known: readonly (readonly string[])[],
): void {
  const all = new Set(known.flat());
  for (const stage of stages ?? []) {
    if (all.has(stage)) continue;
    throw new InputError(
      `Cannot compare ${stage} as there is no such stage: they are ${
        [...all].join(", ")
      }`,
    );
  }
}
