import { ByteWriter } from "./byte_writer.ts";
import { hdf5Checksum } from "./hdf5_checksum.ts";

/** Kinds of messages that object headers hold here. */
const kinds = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  fillValue: 0x05,
  link: 0x06,
  layout: 0x08,
  groupInfo: 0x0a,
  filters: 0x0b,
  attribute: 0x0c,
  referenceCount: 0x16,
} as const;

/** A message of an object header. */
export interface Hdf5Message {
  /** What it is about. */
  readonly kind: keyof typeof kinds;
  /** What it says. */
  readonly body: Uint8Array;
}

/**
 * Object header of a group or dataset (file format specification, IV.A.1.b:
 * version 2), without times, so that the same content gives the same bytes.
 *
 * @throws {RangeError} If a message exceeds the 64 KiB that it may have.
 */
export function hdf5ObjectHeader(
  messages: readonly Hdf5Message[],
): Uint8Array<ArrayBuffer> {
  const content = new ByteWriter();
  for (const { kind, body } of messages) {
    if (body.length > 0xffff) {
      throw new RangeError(
        `Cannot store an HDF5 ${kind} of ${body.length} bytes: at most 65535 fit into a header`,
      );
    }
    content.number(kinds[kind], 1).number(body.length, 2)
      .number(0, 1).bytes(body);
  }
  // Flags 2: the length field that follows has 4 bytes.
  const header = new ByteWriter().text("OHDR").octets(2, 2)
    .number(content.length, 4).bytes(content.finish());
  return header.number(hdf5Checksum(header.finish()), 4).finish();
}
