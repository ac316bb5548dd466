import { InputError } from "../../scan/input_error.ts";
import { hdf5Start } from "./hdf5_start.ts";
import type { ScanFile } from "../scan_file.ts";

/** Longest superblock of versions 0 to 3, as far as it is read here. */
const superblockBytes = 64;

/**
 * Holds a file's length against the one that its superblock states.
 *
 * @throws {InputError} If the file is shorter: copying it was cut off, or what
 * wrote it did not finish.
 */
export function checkHdf5Length(file: ScanFile): void {
  const start = hdf5Start(file);
  if (start === undefined) {
    throw new InputError(
      `Cannot read ${file.path} as HDF5 as it does not bear the format's signature`,
    );
  }
  const bytes = new Uint8Array(Math.min(superblockBytes, file.size - start));
  file.read(start, bytes);
  const end = statedEnd(bytes);
  // Like the library: what moved the superblock moved all the rest with it.
  const stated = end === undefined ? 0 : end.end + start - end.base;
  if (stated > file.size) {
    throw new InputError(
      `Cannot read ${file.path} as HDF5 as the file is truncated: it states ${stated} bytes but has ${file.size}; copy or download it again, or let what writes it finish`,
    );
  }
}

/** Base address and end of file; undefined where the library shall judge. */
function statedEnd(
  bytes: Uint8Array,
): { readonly base: number; readonly end: number } | undefined {
  const version = bytes[8];
  // Versions 0 and 1 put two addresses before the end, 2 and 3 one as well,
  // but the base comes first in all of them.
  const [sizeAt, baseAt] = version < 2
    ? [13, version === 0 ? 24 : 28]
    : [9, 12];
  if (version > 3 || bytes[sizeAt] !== 8 || bytes.length < baseAt + 24) {
    return undefined;
  }
  const view = new DataView(bytes.buffer);
  return {
    base: Number(view.getBigUint64(baseAt, true)),
    end: Number(view.getBigUint64(baseAt + 16, true)),
  };
}
