import type { ScanFile } from "../scan_file.ts";
import { ByteReader } from "./byte_reader.ts";
import { Hdf5Unknown } from "./hdf5_unknown.ts";

/**
 * Bytes of an address in an HDF5 file, and of a length where both are the same
 * (file format specification, II.A: superblocks of version 0 to 3).
 *
 * @param base Byte at which the HDF5 content begins.
 * @throws {Hdf5Unknown} If the superblock is newer, or the two differ.
 */
export function hdf5OffsetBytes(file: ScanFile, base: number): number {
  const superblock = ByteReader.of(file, base, 16);
  superblock.bytes(8);
  const version = superblock.oneOf(1, 0, 1, 2, 3);
  superblock.bytes(version < 2 ? 4 : 0);
  const bytes = superblock.number(1);
  if (superblock.number(1) !== bytes) throw new Hdf5Unknown("two sizes");
  return bytes;
}
