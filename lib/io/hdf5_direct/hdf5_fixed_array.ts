import { hdf5Checksum } from "../hdf5_writing/hdf5_checksum.ts";
import type { ScanFile } from "../scan_file.ts";
import { ByteReader } from "./byte_reader.ts";
import { Hdf5Unknown } from "./hdf5_unknown.ts";

/** Where a chunk lies. */
export interface Hdf5FixedArrayEntry {
  readonly address: number;
  /** Undefined where chunks are not filtered and have their plain length. */
  readonly bytes: number | undefined;
  /** Bit i: the chunk went round the filter i. */
  readonly skipped: number;
}

/** Which array to read. */
export interface Hdf5FixedArrayOptions {
  /** Byte at which the file's HDF5 content begins. */
  readonly base: number;
  /** Address of the array's header. */
  readonly address: number;
  /** Chunks that it should tell of. */
  readonly count: number;
  /** Whether chunks went through filters. */
  readonly filtered: boolean;
}

/**
 * Reads the fixed array in which HDF5 1.10 and later keep the chunks of a
 * dataset that cannot grow (file format specification, VII.B), in row order.
 *
 * @throws {Hdf5Unknown} If it is not as it should be or lacks a chunk.
 */
export function hdf5FixedArray(
  file: ScanFile,
  { base, address, count, filtered }: Hdf5FixedArrayOptions,
): Hdf5FixedArrayEntry[] {
  const header = checked(file, base + address, 28);
  header.expect("FAHD");
  header.oneOf(1, 0);
  header.oneOf(1, filtered ? 1 : 0);
  const entryBytes = header.number(1);
  const perPage = 2 ** header.number(1);
  header.oneOf(8, count);
  const block = base + header.number(8);
  if (filtered ? entryBytes < 13 || entryBytes > 20 : entryBytes !== 8) {
    throw new Hdf5Unknown(`entries of ${entryBytes} bytes`);
  }
  // Before the entries: signature, version, client, the header's address.
  const before = 14;
  const entries: Hdf5FixedArrayEntry[] = [];
  const take = (reader: ByteReader, number: number) => {
    for (let i = 0; i < number; i++) {
      const address = reader.address();
      if (address === undefined) throw new Hdf5Unknown("never written");
      entries.push({
        address,
        bytes: filtered ? reader.number(entryBytes - 12) : undefined,
        skipped: filtered ? reader.number(4) : 0,
      });
    }
  };
  const start = (length: number) => {
    const reader = checked(file, block, length + 4);
    reader.expect("FADB");
    reader.oneOf(1, 0);
    reader.oneOf(1, filtered ? 1 : 0);
    reader.oneOf(8, address);
    return reader;
  };
  if (count <= perPage) {
    take(start(before + count * entryBytes), count);
    return entries;
  }
  // Large arrays come in pages, each with its own checksum; a bit for each,
  // highest first, tells whether it was ever written.
  const pages = Math.ceil(count / perPage);
  const marks = Math.ceil(pages / 8);
  const written = start(before + marks).bytes(marks);
  for (let page = 0; page < pages; page++) {
    if ((written[page >> 3] & (0x80 >> (page & 7))) === 0) {
      throw new Hdf5Unknown(`page ${page} was never written`);
    }
    const number = Math.min(perPage, count - page * perPage);
    const at = block + before + marks + 4 + page * (perPage * entryBytes + 4);
    take(checked(file, at, number * entryBytes + 4), number);
  }
  return entries;
}

/** Bytes before the checksum that the last four hold. */
function checked(file: ScanFile, at: number, length: number): ByteReader {
  const whole = ByteReader.of(file, at, length);
  const bytes = whole.bytes(length - 4);
  whole.oneOf(4, hdf5Checksum(bytes));
  return new ByteReader(bytes);
}
