import { join, resolve } from "node:path";
import { InputError } from "../../scan/input_error.ts";
import { pathExists } from "../path_exists.ts";
import type { RunPlan } from "./run_plan.ts";

/** Ending of a partial run's folder, which stands beside the folder that it is to become. */
const ENDING = ".partial";

/** Where the run of a folder stands until it is complete. */
export function partialPath(folder: string): string {
  return `${resolve(folder)}${ENDING}`;
}

/** The folder that a run is to become, whether it or the partial one is named. */
export function targetPath(folder: string): string {
  const trimmed = folder.replace(/(?<=.)[/\\]+$/, "");
  return trimmed.endsWith(ENDING) ? trimmed.slice(0, -ENDING.length) : trimmed;
}

/** Who writes a partial run and how far it is: `incomplete.json`, for people. */
export interface PartialState {
  /** That this is not a result. */
  readonly about: string;
  /** Process that writes it, or did. */
  readonly pid: number;
  /** Since when, ISO 8601. */
  readonly since: string;
  /** Stage that it is at. */
  readonly stage: string;
  /** What became of the process, where it could say so. */
  readonly ended?: string;
  /** Command that goes on with it. */
  readonly resume: string;
}

/** What `incomplete.json` says; undefined where there is none that can be read. */
export async function readPartialState(
  folder: string,
): Promise<PartialState | undefined> {
  try {
    return JSON.parse(
      await Deno.readTextFile(join(partialPath(folder), "incomplete.json")),
    );
  } catch {
    return undefined;
  }
}

/**
 * Plan of the partial run that is to become a folder; undefined where there is
 * none, or where it was killed before it had one.
 *
 * @throws {InputError} where the plan is damaged
 */
export async function readPartialPlan(
  folder: string,
): Promise<RunPlan | undefined> {
  const path = join(partialPath(folder), "plan.json");
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw new InputError(
      `Cannot go on with ${folder} as its plan.json cannot be read (${
        (error as Error).name
      })`,
      { cause: error },
    );
  }
  try {
    const plan = JSON.parse(text);
    if (plan?.schema === "stem4d-plan/1") return plan;
  } catch {
    // Said below.
  }
  throw new InputError(
    `Cannot go on with ${folder} as its plan.json is damaged: remove ${
      partialPath(folder)
    } and start the run again`,
  );
}

/** Where a folder's run is not complete, a sentence that says so and how to go on; else undefined. */
export async function incompleteHint(
  folder: string,
): Promise<string | undefined> {
  const target = targetPath(folder);
  if (
    await pathExists(resolve(target)) || !await pathExists(partialPath(target))
  ) return undefined;
  const state = await readPartialState(target);
  return `the run is not complete${
    state ? ` (process ${state.pid} was at "${state.stage}")` : ""
  }: go on with it by ${state?.resume ?? `--resume ${target}`}`;
}
