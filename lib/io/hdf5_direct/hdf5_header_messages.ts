import { hdf5Checksum } from "../hdf5_writing/hdf5_checksum.ts";
import type { ScanFile } from "../scan_file.ts";
import { ByteReader } from "./byte_reader.ts";
import { Hdf5Unknown } from "./hdf5_unknown.ts";

/** A message of an object header. */
export interface Hdf5HeaderMessage {
  /** What it is about, by HDF5's numbers: 8 is the layout. */
  readonly kind: number;
  /** Whether the body only tells where else the message stands. */
  readonly shared: boolean;
  /** What it says. */
  readonly body: Uint8Array;
}

/** The message that tells where more messages stand. */
const continuation = 0x10;

/** More bytes than a header has but with attributes by the megabyte: a file that leads round in a circle. */
const headerLimit = 1 << 20;

/**
 * Messages of an object header (file format specification, IV.A: versions 1
 * and 2, with addresses and lengths of 8 bytes).
 *
 * @param file File that holds it.
 * @param place Byte at which the HDF5 content begins, and the header's address.
 * @throws {Hdf5Unknown} If it is no such header, or its checksum is wrong.
 */
export function hdf5HeaderMessages(
  file: ScanFile,
  place: { readonly base: number; readonly address: number },
): Hdf5HeaderMessage[] {
  const { base, address } = place;
  const first = ByteReader.of(file, base + address, 4).bytes(4);
  const second = String.fromCharCode(...first) === "OHDR";
  const messages: Hdf5HeaderMessage[] = [];
  const start = second ? startOf2 : startOf1;
  const { flags, pieces } = start(file, base + address);
  let bytes = 0;
  for (const piece of pieces) {
    bytes += piece.left;
    if (bytes > headerLimit) throw new Hdf5Unknown("a circle of pieces");
    // What is left over is too short for another message.
    while (piece.left >= (second ? flags & 4 ? 6 : 4 : 8)) {
      const kind = piece.number(second ? 1 : 2);
      const size = piece.number(2);
      const shared = (piece.number(1) & 2) !== 0;
      piece.bytes(second ? flags & 4 ? 2 : 0 : 3);
      const body = piece.bytes(size);
      if (kind !== continuation) {
        messages.push({ kind, shared, body });
        continue;
      }
      const reader = new ByteReader(body);
      const at = base + reader.number(8);
      const length = reader.number(8);
      if (length === 0) throw new Hdf5Unknown("a piece of nothing");
      pieces.push(
        second
          ? checked(file, { at, length, signature: "OCHK" })
          : ByteReader.of(file, at, length),
      );
    }
  }
  return messages;
}

interface Start {
  readonly flags: number;
  /** Where messages stand: more are found in them. */
  readonly pieces: ByteReader[];
}

function startOf1(file: ScanFile, at: number): Start {
  const prefix = ByteReader.of(file, at, 16);
  prefix.oneOf(1, 1);
  prefix.bytes(7);
  const length = prefix.number(4);
  return { flags: 0, pieces: [ByteReader.of(file, at + 16, length)] };
}

function startOf2(file: ScanFile, at: number): Start {
  const prefix = ByteReader.of(file, at, 6);
  prefix.expect("OHDR");
  prefix.oneOf(1, 2);
  const flags = prefix.number(1);
  // Four times, then two limits, where the flags say so.
  const before = 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0);
  const sizeBytes = 1 << (flags & 3);
  const size = ByteReader.of(file, at + before, sizeBytes).number(sizeBytes);
  const length = before + sizeBytes + size + 4;
  const piece = checked(file, { at, length, signature: "OHDR" });
  piece.bytes(before + sizeBytes - 4);
  return { flags, pieces: [piece] };
}

/** What stands between a signature and the checksum of both. */
function checked(
  file: ScanFile,
  piece: {
    readonly at: number;
    readonly length: number;
    readonly signature: string;
  },
): ByteReader {
  const whole = ByteReader.of(file, piece.at, piece.length);
  const bytes = whole.bytes(Math.max(0, piece.length - 4));
  whole.oneOf(4, hdf5Checksum(bytes));
  const reader = new ByteReader(bytes);
  reader.expect(piece.signature);
  return reader;
}
