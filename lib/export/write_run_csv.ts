import type { ExportOptions } from "./export_options.ts";
import { labelMapsCsv } from "./label_maps_csv.ts";
import { readRunArrays } from "./read_run_arrays.ts";
import { writeNewFile } from "./write_new_file.ts";

/**
 * Writes the label maps of a run folder as one CSV file: see `labelMapsCsv` for
 * its columns.
 *
 * @param folder the folder that a run wrote
 * @param path file to write, which must not exist
 * @throws {InputError} If the folder holds no run, or the file exists or cannot
 * be written.
 *
 * @example
 * ```ts
 * import { rejects } from "node:assert/strict";
 * import { writeRunCsv } from "./write_run_csv.ts";
 *
 * await rejects(writeRunCsv("no such run", "maps.csv"), /holds no result.json/);
 * ```
 */
export async function writeRunCsv(
  folder: string,
  path: string,
  { arrays: names }: ExportOptions = {},
): Promise<void> {
  const { result, arrays } = await readRunArrays(folder, names);
  const text = labelMapsCsv(result, arrays);
  await writeNewFile(path, (temporary) => Deno.writeTextFile(temporary, text));
}
