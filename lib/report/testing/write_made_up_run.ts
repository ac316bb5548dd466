import { createHash } from "node:crypto";
import { join } from "node:path";
import { encodeNpy } from "../../io/encode_npy.ts";
import type { RunResult } from "../../run/run_result.ts";
import type { ReportRun } from "../report_run.ts";

/** Writes a made-up run as a run folder, with the digests of its files. */
export async function writeMadeUpRun(
  folder: string,
  run: ReportRun,
): Promise<RunResult> {
  const digests = new Map<string, string>();
  for (const [name, { shape, data }] of run.arrays) {
    const values = data instanceof Int8Array || data instanceof Uint8Array
      ? data
      : Float32Array.from(data);
    const bytes = encodeNpy(values, shape);
    digests.set(name, createHash("sha256").update(bytes).digest("hex"));
    await Deno.writeFile(join(folder, `${name}.npy`), bytes);
  }
  const result: RunResult = {
    ...run.result,
    arrays: run.result.arrays.map((array) => ({
      ...array,
      sha256: digests.get(array.name) ?? array.sha256,
    })),
  };
  await Deno.writeTextFile(join(folder, "result.json"), JSON.stringify(result));
  return result;
}
