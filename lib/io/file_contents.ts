import { InputError } from "../scan/input_error.ts";
import { hdf5Format } from "./hdf5/hdf5_format.ts";
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
export async function fileContents(path: string): Promise<FileContents> {
  const file = ScanFile.open(path);
  const bytes = file.size;
  try {
    if (!hdf5Format.recognises(file)) {
      return { bytes, datasets: [], external: [] };
    }
    const { Hdf5File } = await import("./hdf5_file/hdf5_file.ts");
    const { hdf5Datasets } = await import("./hdf5/hdf5_datasets.ts");
    const { hdf5ElementType } = await import(
      "./hdf5_file/hdf5_element_type.ts"
    );
    const hdf5 = await Hdf5File.open(file);
    const { datasets, external } = hdf5Datasets(hdf5);
    hdf5.close();
    return {
      bytes,
      datasets: [...datasets].map(([path, metadata]) => ({
        path,
        shape: metadata.shape,
        type: hdf5ElementType(metadata).name,
      })),
      external,
    };
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
