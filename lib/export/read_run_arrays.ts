import { createHash } from "node:crypto";
import { join } from "node:path";
import { closestString } from "@std/text/closest_string.js";
import { decodeNpy } from "../io/decode_npy.ts";
import type { NpyData } from "../io/npy_data.ts";
import { readRunResult } from "../run/read_run_result.ts";
import type { ArrayRecord, RunResult } from "../run/run_result.ts";
import { InputError } from "../scan/input_error.ts";

/** An array of a run folder as it was written. */
export interface RunArray extends ArrayRecord {
  /** Values in C order. */
  readonly data: NpyData;
  /** The `.npy` file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads a run folder's record and its arrays, each only where it is the one
 * that the run wrote.
 *
 * @param folder the folder that a run wrote
 * @param names arrays wanted; default all that the record names
 * @throws {InputError} If the folder holds no run, a wanted array is not in its
 * record, or a file is missing, changed or no array.
 */
export async function readRunArrays(
  folder: string,
  names?: readonly string[],
): Promise<{ readonly result: RunResult; readonly arrays: RunArray[] }> {
  const result = await readRunResult(folder, "export");
  const recorded = new Map(result.arrays.map((array) => [array.name, array]));
  const arrays: RunArray[] = [];
  for (const name of names ?? recorded.keys()) {
    const record = recorded.get(name);
    if (record === undefined) {
      throw new InputError(
        `Cannot export the array ${JSON.stringify(name)}: did you mean ${
          closestString(name, [...recorded.keys()])
        }? The run has ${[...recorded.keys()].join(", ")}`,
      );
    }
    arrays.push(await readArray(folder, record));
  }
  return { result, arrays };
}

async function readArray(
  folder: string,
  record: ArrayRecord,
): Promise<RunArray> {
  const { name, sha256 } = record;
  const refuse = (reason: string) =>
    new InputError(
      `Cannot export the array ${
        JSON.stringify(name)
      } of ${folder} as ${reason}: make the run again, or choose others with --arrays`,
    );
  // A record from elsewhere could lead out of its folder.
  if (!/^\w+$/.test(name)) throw refuse("its name is not one that runs write");
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await Deno.readFile(join(folder, `${name}.npy`));
  } catch (error) {
    throw refuse(
      error instanceof Deno.errors.NotFound
        ? `there is no ${name}.npy`
        : `${name}.npy cannot be read (${(error as Error).name})`,
    );
  }
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
    throw refuse(`${name}.npy is not the file that the run recorded`);
  }
  const { data, shape } = decodeNpy(bytes);
  return { ...record, shape, data, bytes };
}
