import { createHash } from "node:crypto";
import { join } from "node:path";
import { decodeNpy } from "../io/decode_npy.ts";
import type { RunResult } from "../run/run_result.ts";
import { InputError } from "../scan/input_error.ts";
import { ARRAY_AXES } from "./array_axes.ts";
import { arrayFault } from "./array_fault.ts";
import type { ReportArray, ReportRun } from "./report_run.ts";

/** Top-level entries of `result.json` that the report cannot do without. */
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
 * Reads what the report draws from a run folder: `result.json` and the arrays
 * that it records. An array whose file is missing, is not the recorded one, or
 * does not have the scan's shape is not among the arrays; the reason is.
 *
 * @throws {InputError} If the folder holds no `result.json` of a run.
 */
export async function readReportRun(folder: string): Promise<ReportRun> {
  const result = await readResult(folder);
  const arrays = new Map<string, ReportArray>();
  const unusable = new Map<string, string>();
  for (const { name, sha256 } of result.arrays) {
    // Names are looked up, never followed: a record cannot lead elsewhere.
    if (!Object.hasOwn(ARRAY_AXES, name)) continue;
    const array = await readArray(join(folder, `${name}.npy`), sha256);
    const fault = typeof array === "string"
      ? array
      : arrayFault(name, array.shape, result.input.shape);
    if (fault !== undefined) unusable.set(name, fault);
    else if (typeof array !== "string") arrays.set(name, array);
  }
  return { result, arrays, unusable };
}

async function readResult(folder: string): Promise<RunResult> {
  const path = join(folder, "result.json");
  const refuse = (reason: string) =>
    new InputError(
      `Cannot draw a report from ${folder} as ${reason}: give the folder that a run wrote`,
    );
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
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
  return result as unknown as RunResult;
}

function kindOf(value: unknown): string {
  return Array.isArray(value)
    ? "list"
    : value === null
    ? "nothing"
    : typeof value;
}

/** The array, or why there is none as the end of a sentence. */
async function readArray(
  path: string,
  sha256: string,
): Promise<ReportArray | string> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await Deno.readFile(path);
  } catch (error) {
    return error instanceof Deno.errors.NotFound
      ? "is recorded, but its file is not in the run folder"
      : `cannot be read (${(error as Error).name})`;
  }
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
    return "is not the one that the run recorded: its file's SHA-256 differs";
  }
  try {
    const { data, shape } = decodeNpy(bytes);
    if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
      return "holds 64-bit integers, which the report does not draw";
    }
    return { data, shape };
  } catch (error) {
    if (error instanceof InputError) return `cannot be read (${error.message})`;
    throw error;
  }
}
