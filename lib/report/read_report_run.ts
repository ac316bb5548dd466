import { createHash } from "node:crypto";
import { join } from "node:path";
import { decodeNpy } from "../io/decode_npy.ts";
import { readRunResult } from "../run/read_run_result.ts";
import { InputError } from "../scan/input_error.ts";
import { ARRAY_AXES } from "./array_axes.ts";
import { arrayFault } from "./array_fault.ts";
import type { ReportArray, ReportRun } from "./report_run.ts";

/**
 * Reads what the report draws from a run folder: `result.json` and the arrays
 * that it records. An array whose file is missing, is not the recorded one, or
 * does not have the scan's shape is not among the arrays; the reason is.
 *
 * @throws {InputError} If the folder holds no `result.json` of a run.
 */
export async function readReportRun(folder: string): Promise<ReportRun> {
  const result = await readRunResult(folder, "draw a report from");
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
