import { resolve } from "node:path";
import type { Readings } from "../recipe/readings.ts";
import {
  incompleteHint,
  partialPath,
  readPartialPlan,
  targetPath,
} from "../run/partial/partial_run.ts";
import type { RunPlan } from "../run/partial/run_plan.ts";
import { pathExists } from "../run/path_exists.ts";
import { InputError } from "../scan/input_error.ts";
import { OptionValues } from "./option_values.ts";
import type { ParsedOptions } from "./parse_options.ts";
import { readingOptions } from "./reading_options.ts";

/** A command line that goes on with a run. */
export interface ResumedRun {
  /** Folder that the run is to become. */
  readonly out: string;
  /** File of the scan; undefined for a synthetic junction. */
  readonly file: string | undefined;
  /** The first command line's options and those of this one. */
  readonly values: ParsedOptions["values"];
}

/**
 * What `--resume RUN` goes on with: scan, readings, seed and engine are those
 * that the run was begun with.
 *
 * @param folder the run's folder, or the partial one
 * @returns undefined where the run is complete
 * @throws {InputError} where nothing stands there to go on with, or an option
 *   contradicts what does
 */
export async function resumeRun(
  folder: string,
  { file, values }: {
    /** File of this command line: the scan's, where it has been moved. */
    readonly file: string | undefined;
    readonly values: ParsedOptions["values"];
  },
): Promise<ResumedRun | undefined> {
  const out = targetPath(folder);
  if (await pathExists(resolve(out))) return undefined;
  const plan = await readPartialPlan(out);
  if (plan === undefined) {
    throw new InputError(
      await pathExists(partialPath(out))
        ? `Cannot go on with ${out} as it was broken off before it began: start it again with --out ${out}`
        : `Cannot go on with ${out} as there is no such run, neither complete nor broken off (${
          partialPath(out)
        }): check the name`,
    );
  }
  if (plan.start === null) {
    const hint = await incompleteHint(out);
    throw new InputError(
      `Cannot go on with ${out} by --resume as another command began it: ${hint}`,
    );
  }
  if (plan.start.file === null && file !== undefined) {
    throw new InputError(
      `Cannot use ${file} with --resume ${out} as that run is of ${plan.input.name}: leave the file out`,
    );
  }
  for (const [name, value] of Object.entries(values)) {
    const wanted = contradicted(name, value!, { plan, out });
    if (wanted === undefined) continue;
    throw new InputError(
      `Cannot use --${name}${
        value === true ? "" : ` ${value}`
      } with --resume ${out} as that run was begun with ${wanted}: leave the option out, or start another run`,
    );
  }
  return {
    out,
    file: file ?? plan.start.file ?? undefined,
    values: {
      ...plan.start.options,
      ...values,
      engine: plan.engine.kind,
      seed: String(plan.seed),
      ...plan.scale !== null && { scale: plan.scale },
    },
  };
}

/** What the run was begun with where an option says something else; else undefined. */
function contradicted(
  name: string,
  value: string | true,
  { plan, out }: { readonly plan: RunPlan; readonly out: string },
): string | undefined {
  const start = plan.start!;
  const began = start.options[name];
  if (value === began) return undefined;
  const onOff = (on: boolean) => on ? "on" : "off";
  const fixed: Record<string, string> = {
    out,
    seed: String(plan.seed),
    scale: plan.scale ?? "a file",
    engine: plan.engine.kind,
    tune: onOff(plan.engine.tiles === "measured"),
    yardstick: onOff(plan.yardstick),
    expect: plan.judgePublished ? "published" : "no such option",
    "save-features": plan.saveFeatures ? "it" : "no such option",
    dataset: began === undefined ? "the only one" : String(began),
  };
  if (name in fixed) {
    if (name === "engine" && value === "auto") return undefined;
    if (name === "save-features" && plan.saveFeatures) return undefined;
    return value === fixed[name] ? undefined : fixed[name];
  }
  if (name === "without") {
    const parts = typeof value === "string" ? value.split(",") : [];
    const same = parts.length === plan.leaveOut.length &&
      plan.leaveOut.every((part) => parts.includes(part));
    return same ? undefined : `${plan.leaveOut.join(",") || "no such option"}`;
  }
  // Whatever changes a reading, compared as readings: "2,2,4,4" is "2, 2, 4, 4".
  const { detector } = plan.input.shape;
  const readings = readingOptions(
    new OptionValues({ ...start.options, [name]: value }),
  )(detector);
  const differs = (Object.keys(readings) as (keyof Readings)[]).find((key) =>
    JSON.stringify(readings[key]) !== JSON.stringify(plan.readings[key])
  );
  return differs && `${differs} ${JSON.stringify(plan.readings[differs])}`;
}
