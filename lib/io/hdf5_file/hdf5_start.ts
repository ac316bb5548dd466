import type { ScanFile } from "../scan_file.ts";

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Byte at which a file's HDF5 content begins: 0, or where a user block comes
 * before it (MATLAB's has 512 bytes) the first of 512, 1024, 2048, ... that
 * bears the signature. Undefined where it is no HDF5 file.
 */
export function hdf5Start(file: ScanFile): number | undefined {
  const found = new Uint8Array(signature.length);
  for (
    let start = 0;
    start + signature.length <= file.size;
    start = start === 0 ? 512 : start * 2
  ) {
    file.read(start, found);
    if (signature.every((byte, index) => byte === found[index])) return start;
  }
  return undefined;
}
