import type { NpyData } from "./npy_data.ts";

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];

/** NumPy's type strings. */
const types: Readonly<Record<NpyData[typeof Symbol.toStringTag], string>> = {
  Int8Array: "|i1",
  Uint8Array: "|u1",
  Int16Array: "<i2",
  Uint16Array: "<u2",
  Int32Array: "<i4",
  Uint32Array: "<u4",
  BigInt64Array: "<i8",
  BigUint64Array: "<u8",
  Float16Array: "<f2",
  Float32Array: "<f4",
  Float64Array: "<f8",
};

/**
 * Digits that NumPy keeps free for the first axis, so that an array may grow
 * in its file; done alike to give the same bytes.
 */
const growthDigits = 21;

/**
 * Bytes of a NumPy array file, version 1.0: those that `numpy.save` (since
 * NumPy 1.23) writes for the same array. The same values give the same bytes.
 *
 * @param data Values in C order (last axis fastest).
 * @param shape Sizes of the axes; `[]` for a single value.
 * @throws {RangeError} If the shape does not have as many values.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { decodeNpy } from "./decode_npy.ts";
 * import { encodeNpy } from "./encode_npy.ts";
 *
 * const bytes = encodeNpy(Int16Array.of(1, 2, 3, 4, 5, 6), [2, 3]);
 * deepEqual(decodeNpy(bytes), {
 *   data: Int16Array.of(1, 2, 3, 4, 5, 6),
 *   shape: [2, 3],
 *   dtype: "<i2",
 * });
 * ```
 */
export function encodeNpy(
  data: NpyData,
  shape: readonly number[],
): Uint8Array<ArrayBuffer> {
  const values = shape.reduce((product, size) => product * size, 1);
  if (values !== data.length) {
    throw new RangeError(
      `Cannot encode an array of shape (${
        shape.join(", ")
      }) as that makes ${values} values: ${data.length} are given`,
    );
  }
  const axes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const dictionary = `{'descr': '${
    types[data[Symbol.toStringTag]]
  }', 'fortran_order': False, 'shape': (${axes}), }`;
  const growth = shape.length === 0
    ? 0
    : growthDigits - String(shape[0]).length;
  const text = dictionary + " ".repeat(growth);
  // Magic, length field, header and its line break fill up 64 bytes.
  const unpadded = magic.length + 2 + text.length + 1;
  const offset = Math.ceil(unpadded / 64) * 64;
  const header = text.padEnd(offset - magic.length - 2 - 1) + "\n";
  const bytes = new Uint8Array(offset + data.byteLength);
  bytes.set(magic);
  new DataView(bytes.buffer).setUint16(magic.length, header.length, true);
  new TextEncoder().encodeInto(header, bytes.subarray(magic.length + 2));
  bytes.set(
    new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    offset,
  );
  return bytes;
}
