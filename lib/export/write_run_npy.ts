import { join } from "node:path";
import type { ExportOptions } from "./export_options.ts";
import { readRunArrays } from "./read_run_arrays.ts";
import { writeNewFile } from "./write_new_file.ts";

/**
 * Writes the arrays of a run folder into a folder of their own, one `.npy` each,
 * after comparing them with the digests that the run recorded, and
 * `arrays.json`, which says what each holds.
 *
 * @param folder the folder that a run wrote
 * @param path folder to write, which must not exist
 * @throws {InputError} If the folder holds no run, an array is not the recorded
 * one, or the folder exists or cannot be written.
 *
 * @example
 * ```ts
 * import { rejects } from "node:assert/strict";
 * import { writeRunNpy } from "./write_run_npy.ts";
 *
 * await rejects(writeRunNpy("no such run", "arrays"), /holds no result.json/);
 * ```
 */
export async function writeRunNpy(
  folder: string,
  path: string,
  { arrays: names }: ExportOptions = {},
): Promise<void> {
  const { arrays } = await readRunArrays(folder, names);
  const about = arrays.map(({ name, dtype, shape, about, sha256 }) => ({
    name,
    dtype,
    shape,
    about,
    sha256,
  }));
  await writeNewFile(path, async (temporary) => {
    await Deno.mkdir(temporary);
    for (const { name, bytes } of arrays) {
      await Deno.writeFile(join(temporary, `${name}.npy`), bytes);
    }
    await Deno.writeTextFile(
      join(temporary, "arrays.json"),
      JSON.stringify(about, null, 2) + "\n",
    );
  });
}
