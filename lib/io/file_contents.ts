import { InputError } from "../scan/input_error.ts";
import { hdf5Format } from "./hdf5/hdf5_format.ts";
import type { OpenScanOptions } from "./open_scan_options.ts";
import { ScanFile } from "./scan_file.ts";

/** A dataset of a file. */
export interface FileDataset {
  /** Path within the file. */
  readonly path: string;
  /** Sizes, slowest axis first; null where it holds no values. */
  readonly shape: readonly number[] | null;
  /** Type in words, for example "uint16, big-endian". */
  readonly type: string;
}

/** What a file holds besides a scan. */
export interface FileContents {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Datasets of an HDF5 file; empty for formats that hold one array. */
  readonly datasets: readonly FileDataset[];
  /** Links to other files, which are not followed. */
  readonly external: readonly string[];
}

/**
 * Lists what a file holds, without reading its values. Formats other than HDF5
 * hold a single array and list nothing.
 *
 * @throws {InputError} where the file is missing, unreadable or damaged
 */
export async function fileContents(
  path: string,
  options: Pick<OpenScanOptions, "patience"> = {},
): Promise<FileContents> {
  const file = ScanFile.open(path);
  const bytes = file.size;
  try {
    if (!hdf5Format.recognises(file)) {
      return { bytes, datasets: [], external: [] };
    }
    const { Hdf5Reader } = await import("./hdf5_reader/hdf5_reader.ts");
    const { checkHdf5Length } = await import(
      "./hdf5_file/check_hdf5_length.ts"
    );
    checkHdf5Length(file);
    const reader = new Hdf5Reader(file, options);
    try {
      return { bytes, ...await reader.ask({ kind: "contents" }) };
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `Cannot list what ${path} holds (${(error as Error).message})`,
      { cause: error },
    );
  } finally {
    file.close();
  }
}
