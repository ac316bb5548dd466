import { InputError } from "../scan/input_error.ts";
import type { NpyData } from "./npy_data.ts";
import { npyHeader } from "./npy/npy_header.ts";
import { swapBytes } from "./element/swap_bytes.ts";

/** An array read from a NumPy array file. */
export interface NpyArray {
  /** Values in C order (last axis fastest); truth values as 0 and 1. */
  readonly data: NpyData;
  /** Sizes of the axes; `[]` for a single value. */
  readonly shape: readonly number[];
  /** NumPy type string of `data`, for example "<f4", "|i1" or "|b1". */
  readonly dtype: string;
}

/** What is made of each stored type. */
const types = {
  b1: Uint8Array,
  i1: Int8Array,
  u1: Uint8Array,
  i2: Int16Array,
  u2: Uint16Array,
  i4: Int32Array,
  u4: Uint32Array,
  i8: BigInt64Array,
  u8: BigUint64Array,
  f2: Float16Array,
  f4: Float32Array,
  f8: Float64Array,
};

/**
 * Reads a whole NumPy array file that lies in memory, versions 1 to 3: integers,
 * floats and truth values of either byte order, in C order. Scans, which may
 * exceed memory, are for `openScan`.
 *
 * @param bytes The file.
 * @throws {InputError} If it is no such file, or shorter than its header says.
 */
export function decodeNpy(bytes: Uint8Array): NpyArray {
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
  if (magic.some((byte, index) => byte !== bytes[index])) {
    throw new InputError(
      "Cannot read the array as it does not begin as NumPy's .npy files do",
    );
  }
  const { descr, fortranOrder, shape, offset } = npyHeader(
    "the array",
    (position, count) => {
      if (position + count > bytes.length) {
        throw new InputError(
          `Cannot read the array as it ends after ${bytes.length} bytes, within its header: it is truncated`,
        );
      }
      return bytes.subarray(position, position + count);
    },
  );
  const [, order, code] = /^([<>|=]?)([a-z]\d)$/.exec(descr) ?? [];
  if (!(code in types)) {
    throw new InputError(
      `Cannot read the array as its values are of the NumPy type ${descr}: wanted integers, floats or truth values`,
    );
  }
  if (fortranOrder && shape.length > 1) {
    throw new InputError(
      "Cannot read the array as it is in Fortran order: save numpy.ascontiguousarray(array) instead",
    );
  }
  const type = types[code as keyof typeof types];
  const size = type.BYTES_PER_ELEMENT;
  const values = shape.reduce((product, length) => product * length, 1);
  if (offset + values * size > bytes.length) {
    throw new InputError(
      `Cannot read the array as it is truncated: a shape of (${
        shape.join(", ")
      }) makes ${offset + values * size} bytes, but there are ${bytes.length}`,
    );
  }
  // A copy begins where any typed array may, and leaves the file as it is.
  const copy = bytes.slice(offset, offset + values * size);
  if (order === ">") swapBytes(copy, size);
  return {
    data: new type(copy.buffer, 0, values),
    shape,
    dtype: `${size === 1 ? "|" : "<"}${code}`,
  };
}
