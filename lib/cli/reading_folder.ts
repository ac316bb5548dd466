import { basename } from "node:path";
import { judgeClaims } from "../claim/judge_claims.ts";
import type { Engine } from "../compute/engine.ts";
import { READING_MAPS, type ReadingRun } from "../reading/reading_run.ts";
import { readReportRun } from "../report/read_report_run.ts";
import type { RecipePart } from "../recipe/recipe_part.ts";
import { writeWhole } from "../run/partial/write_whole.ts";
import { pathExists } from "../run/path_exists.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanSource } from "../scan/scan_source.ts";

/** What the runs of one seed must share: scan, its digest and engine, as text. */
export type ScanIdentity = string;

/** What identifies a scan, what computes on it and what is not run. */
export async function scanIdentity(
  source: ScanSource,
  { engine, leaveOut = [] }: {
    readonly engine: Engine;
    readonly leaveOut?: readonly RecipePart[] | undefined;
  },
): Promise<ScanIdentity> {
  return identityText({
    name: source.name,
    shape: source.shape,
    identity: await source.identify(),
    engine: engine.kind,
    ...leftOutPart(leaveOut),
  });
}

/** Nothing where all is run, so that runs of before it was a choice stand. */
function leftOutPart(leftOut: readonly RecipePart[] = []) {
  return leftOut.length === 0 ? {} : { leftOut: [...leftOut].sort() };
}

/** Which run a folder must hold. */
export interface WantedRun {
  readonly variant: string;
  readonly seed: number;
  readonly identity: ScanIdentity;
}

/**
 * The run of a reading that stands in a folder, or the message that it ended
 * with; undefined where neither does.
 *
 * @throws {InputError} where what stands there is of another scan or engine,
 *   or is damaged
 */
export async function readReadingRun(
  path: string,
  { variant, seed, identity }: WantedRun,
): Promise<ReadingRun | undefined> {
  const refuse = (reason: string) =>
    new InputError(
      `Cannot go on with ${basename(path)} as ${reason}: ` +
        "choose another folder with --out, or remove it",
    );
  const kept = await readFault(path, refuse);
  if (kept) {
    if (kept.identity !== identity) {
      throw refuse(
        "it is of another scan or engine, or other parts were left out",
      );
    }
    return { variant, seed, fault: kept.message };
  }
  if (!await pathExists(path)) return undefined;
  const { result, arrays, unusable } = await readReportRun(path);
  const { input, engine } = result;
  const theirs = identityText({
    name: input.name,
    shape: input.shape,
    identity: input.identity,
    engine: engine.kind,
    ...leftOutPart(result.leftOut),
  });
  if (theirs !== identity || result.seed !== seed) {
    throw refuse(
      "it is of another scan, seed or engine, or other parts were left out",
    );
  }
  for (const [name, fault] of unusable) {
    throw refuse(`its array ${name} cannot be used (${fault})`);
  }
  const maps = Object.fromEntries(
    READING_MAPS.flatMap((name) => {
      const array = arrays.get(name);
      return array ? [[name, array.data]] : [];
    }),
  );
  // By the table of claims as it is now, whenever the run was made: the runs
  // of a matrix are judged alike.
  const claims = judgeClaims({ result, arrays });
  return { variant, seed, result: { ...result, claims }, maps };
}

/** Keeps the message that a chain ended with, so that it is not run again. */
export async function keepFault(
  path: string,
  fault: { readonly message: string; readonly identity: ScanIdentity },
): Promise<void> {
  await writeWhole(faultFile(path), JSON.stringify(fault));
}

async function readFault(
  path: string,
  refuse: (reason: string) => InputError,
): Promise<{ message: string; identity: string } | undefined> {
  let text: string;
  try {
    text = await Deno.readTextFile(faultFile(path));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw refuse("its message cannot be read");
  }
  try {
    const { message, identity } = JSON.parse(text);
    return { message: String(message), identity: String(identity) };
  } catch {
    throw refuse("its message is damaged");
  }
}

function faultFile(path: string): string {
  return `${path}.fault.json`;
}

function identityText(parts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(parts);
}
