import process from "node:process";
import { dirname, join, resolve } from "node:path";
import type { StageKeeper } from "../recipe/stage/stage_keeper.ts";
import { InputError } from "../scan/input_error.ts";
import {
  partialPath,
  type PartialState,
  readPartialPlan,
  readPartialState,
} from "./partial/partial_run.ts";
import { heldError, RunLock } from "./partial/run_lock.ts";
import {
  planDifference,
  planDigest,
  type RunPlan,
} from "./partial/run_plan.ts";
import { StageFolder } from "./partial/stage_folder.ts";
import { storageFault } from "./partial/storage_fault.ts";
import {
  flushFolder,
  writeFlushed,
  writeWhole,
} from "./partial/write_whole.ts";
import { pathExists } from "./path_exists.ts";

/** How `openRunFolder` begins. */
export interface OpenRunFolderOptions {
  /** Says what the run is going to be; called when the folder is this process's. */
  readonly plan: () => Promise<RunPlan>;
  /** Whether a partial run of the same plan is gone on with. Default false. */
  readonly resume?: boolean | undefined;
  /** Command that goes on with the run. */
  readonly resumeCommand: string;
}

/**
 * A run folder in the making, `NAME.partial`: it appears as `NAME` when it is
 * complete. This process alone may write it.
 */
export interface RunFolder {
  /** Where the finished run's files are written until `publish`. */
  readonly path: string;
  /** The plan, with the beginning and the command of the first process. */
  readonly plan: RunPlan;
  /** Keeps the stages' outcomes. */
  readonly keeper: StageKeeper;
  /** Times that the run was gone on with. */
  readonly resumed: number;
  /** Makes `path`, empty. */
  begin(): Promise<void>;
  /** Writes files of the finished run. */
  write(
    files: readonly {
      readonly name: string;
      readonly content: Uint8Array | string;
    }[],
  ): Promise<void>;
  /** Gives the finished folder its name and removes what it was made from. */
  publish(): Promise<string>;
  /** Leaves what is complete for `resume`, and says why the process ended. */
  leave(reason: string): Promise<void>;
  /** Removes everything that was written. */
  discard(): Promise<void>;
}

/**
 * Begins a run folder, or goes on with a partial one.
 *
 * @throws {InputError} where `target` exists, is being written by another
 *   process, holds a partial run of something else, or cannot be written
 */
export async function openRunFolder(
  target: string,
  { plan: planned, resume = false, resumeCommand }: OpenRunFolderOptions,
): Promise<RunFolder> {
  const folder = resolve(target);
  const exists = () =>
    new InputError(
      `Cannot write the run to ${target} as it exists already: choose another folder with --out, or remove it`,
    );
  if (await pathExists(folder)) throw exists();
  // A folder above that this run had to make goes again with it.
  const above = dirname(folder);
  const made = await pathExists(above) ? undefined : above;
  const partial = partialPath(target);
  try {
    await Deno.mkdir(partial, { recursive: true });
  } catch (error) {
    const allowed = `--allow-write=${folder},${partial}`;
    throw new InputError(
      error instanceof Deno.errors.NotCapable
        ? `Cannot write the run to ${target} as this program has no permission to: ` +
          `start it by deno task, which allows what --out names, or run it with ${allowed}`
        : `Cannot write the run to ${target} as its folder cannot be made (${
          (error as Error).message
        }): choose another folder with --out`,
      { cause: error },
    );
  }
  const lock = await RunLock.take(partial);
  if (lock === undefined) {
    throw heldError(target, await readPartialState(target));
  }
  let begun: { readonly plan: RunPlan; readonly resumed: number };
  let standing: RunPlan | undefined;
  try {
    // The other process may have finished meanwhile.
    if (await pathExists(folder)) throw exists();
    standing = await readPartialPlan(target);
    if (standing && !resume) {
      throw new InputError(
        `Cannot write the run to ${target} as a run that was broken off stands there: ` +
          `go on with it by --resume ${target}, choose another folder with --out, or remove ${partial}`,
      );
    }
    if (!standing) await checkOurs(partial, target);
  } catch (error) {
    lock.release();
    throw error;
  }
  try {
    begun = await begin(partial, { standing, planned, target });
    await flushFolder(above);
  } catch (error) {
    if (!standing) await remove(partial);
    lock.release();
    if (!standing && made !== undefined) {
      await Deno.remove(made).catch(() => {});
    }
    throw error;
  }
  const { plan, resumed } = begun;

  const since = new Date().toISOString();
  let stage = "the beginning";
  const tell = async (ended?: string) => {
    const state: PartialState = {
      about: `a run of stem4d that is not complete; it is to become ${
        JSON.stringify(target)
      }`,
      pid: process.pid,
      since,
      stage,
      ...(ended !== undefined && { ended }),
      resume: resumeCommand,
    };
    const path = join(partial, "incomplete.json");
    try {
      await Deno.writeTextFile(
        `${path}.partial`,
        JSON.stringify(state, null, 2) + "\n",
      );
      await Deno.rename(`${path}.partial`, path);
    } catch (error) {
      throw storageFault(path, error);
    }
  };
  const keeper = new StageFolder(join(partial, "stages"), {
    plan: planDigest(plan),
    onStage: async (name) => {
      stage = name;
      await tell();
    },
  });
  const path = join(partial, "run");
  return {
    path,
    plan,
    keeper,
    resumed,
    async begin() {
      await keeper.settle();
      stage = "the report";
      await tell();
      await Deno.remove(path, { recursive: true }).catch(() => {});
      await Deno.mkdir(path).catch((error) => {
        throw storageFault(path, error);
      });
    },
    async write(files) {
      await Promise.all(
        files.map(({ name, content }) =>
          writeFlushed(join(path, name), content)
        ),
      );
    },
    async publish() {
      await flushFolder(path);
      try {
        await Deno.rename(path, folder);
      } catch (error) {
        throw storageFault(folder, error);
      }
      await flushFolder(above);
      await remove(partial);
      lock.release();
      return folder;
    },
    async leave(reason) {
      await keeper.settle().catch(() => {});
      await tell(reason).catch(() => {});
      lock.release();
    },
    async discard() {
      await keeper.settle().catch(() => {});
      await remove(partial);
      lock.release();
      if (made !== undefined) await Deno.remove(made).catch(() => {});
    },
  };
}

/** Removes what a complete run was made from, where its process was killed before it did. */
export async function removeLeftovers(target: string): Promise<void> {
  const partial = partialPath(target);
  if (!await pathExists(partial)) return;
  const lock = await RunLock.take(partial);
  if (lock === undefined) return;
  await remove(partial);
  lock.release();
}

/** As much as can be; nothing depends on it. */
async function remove(path: string): Promise<void> {
  await Deno.remove(path, { recursive: true }).catch(() => {});
}

/** Writes the plan of a new run, or makes sure that a standing one is the same. */
async function begin(
  partial: string,
  { standing, planned, target }: {
    readonly standing: RunPlan | undefined;
    readonly planned: () => Promise<RunPlan>;
    readonly target: string;
  },
): Promise<{ readonly plan: RunPlan; readonly resumed: number }> {
  const plan = await planned();
  if (!standing) {
    await writeWhole(
      join(partial, "plan.json"),
      JSON.stringify(plan, null, 2) + "\n",
    );
    return { plan, resumed: 0 };
  }
  const difference = planDifference(standing, plan);
  if (difference) {
    throw new InputError(
      `Cannot go on with ${target} as ${difference}: give what it was begun with, or start another run with --out`,
    );
  }
  return { plan: standing, resumed: await countUp(join(partial, "resumed")) };
}

/** What may stand in a partial folder that has no plan: its process was killed at its beginning or end. */
const OURS =
  /^(lock|plan\.json\.partial|incomplete\.json(\.partial)?|resumed(\.partial)?|stages|run)$/;

/** Makes sure that a folder without a plan is not somebody else's. */
async function checkOurs(partial: string, target: string): Promise<void> {
  for await (const { name } of Deno.readDir(partial)) {
    if (OURS.test(name)) continue;
    throw new InputError(
      `Cannot write the run to ${target} as ${partial}, where it would be made, holds "${name}", which no run wrote: choose another folder with --out`,
    );
  }
}

/** Adds one to the number in a file. */
async function countUp(path: string): Promise<number> {
  const text = await Deno.readTextFile(path).catch(() => "0");
  const count = (Number.parseInt(text) || 0) + 1;
  await writeWhole(path, `${count}\n`);
  return count;
}
