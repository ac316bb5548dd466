import { ByteWriter } from "./byte_writer.ts";
import { elementBytes } from "../element/element_bytes.ts";
import type { ElementType } from "../element/element_type.ts";

/** Types beyond those of scans, for attributes. */
export type Hdf5StoredType =
  | ElementType
  /** Truth value, as h5py and HyperSpy store it: an enumeration. */
  | "bool"
  /** UTF-8 of any length, kept in the global heap. */
  | "text"
  /** ASCII of a fixed number of bytes. */
  | { readonly ascii: number }
  /** UTF-8 of a fixed number of bytes. */
  | { readonly utf8: number };

/** Where sign, exponent and fraction of a float lie: bits, sizes, bias. */
const floats: Readonly<Record<number, readonly number[]>> = {
  2: [15, 10, 5, 10, 15],
  4: [31, 23, 8, 23, 127],
  8: [63, 52, 11, 52, 1023],
};

/**
 * HDF5's datatype message, little-endian (file format specification, IV.A.2.d).
 *
 * @param type What the bytes of a value mean.
 */
export function hdf5TypeMessage(type: Hdf5StoredType): Uint8Array {
  const message = new ByteWriter();
  if (type === "bool") {
    message.octets(0x18, 2, 0, 0).number(1, 4).bytes(hdf5TypeMessage("int8"));
    return message.text("FALSE\0\0\0TRUE\0\0\0\0").octets(0, 1).finish();
  }
  if (type === "text") {
    // A sequence of characters, ended by a zero, in UTF-8.
    message.octets(0x19, 1, 1, 0).number(16, 4);
    return message.bytes(hdf5TypeMessage("uint8")).finish();
  }
  if (typeof type === "object" && "utf8" in type) {
    // Filled up with zeros where it is shorter; the character set is UTF-8.
    return message.octets(0x13, 0x11, 0, 0).number(type.utf8, 4).finish();
  }
  if (typeof type === "object") {
    return message.octets(0x13, 0, 0, 0).number(type.ascii, 4).finish();
  }
  const size = elementBytes(type);
  if (type.startsWith("float")) {
    const [sign, exponent, exponentBits, fractionBits, bias] = floats[size];
    // 0x20: the leading one of the fraction is not stored.
    message.octets(0x11, 0x20, sign, 0).number(size, 4).number(0, 2);
    message.number(size * 8, 2).octets(exponent, exponentBits, 0, fractionBits);
    return message.number(bias, 4).finish();
  }
  message.octets(0x10, type.startsWith("int") ? 0x08 : 0, 0, 0).number(size, 4);
  return message.number(0, 2).number(size * 8, 2).finish();
}
