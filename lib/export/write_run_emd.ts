import { Hdf5Writer } from "../io/hdf5_writing/hdf5_writer.ts";
import { describeEmdFile } from "./describe_emd_file.ts";
import { readRunArrays } from "./read_run_arrays.ts";
import type { ExportOptions } from "./export_options.ts";
import { writeNewFile } from "./write_new_file.ts";

/**
 * Writes a run folder as one HDF5 file in EMD layout: every array with its axes,
 * pixel sizes (nm, 1/Å) and what it holds, the names of labels, and the run's
 * record. py4DSTEM reads the tree `/stem4d` (EMD 1.0), HyperSpy the group
 * `/hyperspy`; both lead to the same values. Name the file `.emd`, since
 * HyperSpy chooses its reader by the ending.
 *
 * @param folder the folder that a run wrote
 * @param path file to write, which must not exist
 * @throws {InputError} If the folder holds no run, an array is not the recorded
 * one, or the file exists or cannot be written.
 *
 * @example
 * ```ts
 * import { rejects } from "node:assert/strict";
 * import { writeRunEmd } from "./write_run_emd.ts";
 *
 * await rejects(writeRunEmd("no such run", "run.emd"), /holds no result.json/);
 * ```
 */
export async function writeRunEmd(
  folder: string,
  path: string,
  { arrays: names }: ExportOptions = {},
): Promise<void> {
  const run = await readRunArrays(folder, names);
  await writeNewFile(path, (temporary) => {
    const writer = new Hdf5Writer(temporary);
    try {
      describeEmdFile(writer, run);
      writer.finish();
    } finally {
      writer.close();
    }
  });
}
