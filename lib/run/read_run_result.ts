import { join } from "node:path";
import { incompleteHint } from "./partial/partial_run.ts";
import { InputError } from "../scan/input_error.ts";
import type { RunResult } from "./run_result.ts";

/** Top-level entries of `result.json` that a reader cannot do without. */
const WANTED = {
  version: "string",
  date: "string",
  command: "list",
  input: "object",
  engine: "object",
  seed: "number",
  readings: "object",
  alignment: "object",
  features: "object",
  clusters: "object",
  networks: "list",
  scores: "list",
  checks: "list",
  comparisons: "list",
  arrays: "list",
  stages: "list",
  peakResidentBytes: "number",
} as const;

/**
 * Reads the record of a run folder.
 *
 * @param folder the folder that a run wrote
 * @param purpose what cannot be done without it, for the message
 * @throws {InputError} If the folder holds no `result.json` of a run.
 */
export async function readRunResult(
  folder: string,
  purpose: string,
): Promise<RunResult> {
  const path = join(folder, "result.json");
  const refuse = (reason: string) =>
    new InputError(
      `Cannot ${purpose} ${folder} as ${reason}: give the folder that a run wrote`,
    );
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    const incomplete = await incompleteHint(folder);
    if (incomplete) {
      throw new InputError(`Cannot ${purpose} ${folder} as ${incomplete}`);
    }
    if (error instanceof Deno.errors.NotFound) {
      throw refuse("it holds no result.json");
    }
    throw refuse(`its result.json cannot be read (${(error as Error).name})`);
  }
  let result: Record<string, unknown>;
  try {
    result = JSON.parse(text);
  } catch {
    throw refuse("its result.json is not JSON, perhaps cut off");
  }
  if (result?.schema !== "stem4d-run/1") {
    throw refuse(
      `its result.json follows ${
        JSON.stringify(result?.schema) ?? "no schema"
      } and not "stem4d-run/1"`,
    );
  }
  for (const [name, kind] of Object.entries(WANTED)) {
    if (kindOf(result[name]) !== kind) {
      throw refuse(`"${name}" in its result.json is not a ${kind}`);
    }
  }
  const { shape } = result.input as Partial<RunResult["input"]>;
  if (!isPair(shape?.scan) || !isPair(shape?.detector)) {
    throw refuse(
      `"input" in its result.json has no sizes of a scan and a detector`,
    );
  }
  return result as unknown as RunResult;
}

/** Whether something is rows and columns of a scan or a detector. */
function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 &&
    value.every((size) => Number.isSafeInteger(size) && size > 0);
}

function kindOf(value: unknown): string {
  return Array.isArray(value)
    ? "list"
    : value === null
    ? "nothing"
    : typeof value;
}
