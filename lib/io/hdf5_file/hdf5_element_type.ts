import type { ElementType } from "../element/element_type.ts";
import type { Hdf5Metadata } from "./hdf5_metadata.ts";

/** Names of HDF5's type classes, for people. */
const classes: Readonly<Record<number, string>> = {
  2: "time",
  3: "text",
  4: "bit field",
  5: "opaque",
  6: "compound",
  7: "reference",
  8: "enumeration",
  9: "variable-length",
  10: "array",
  11: "complex",
};

/** A dataset's type, in words, and as one that scans are made of. */
export interface Hdf5ElementType {
  /** For example "uint16", "complex" or "compound". */
  readonly name: string;
  /** Undefined where it is not numeric or of a size that nobody uses. */
  readonly type: ElementType | undefined;
}

/**
 * Type of a dataset's values.
 *
 * @param metadata What the library says of the dataset.
 */
export function hdf5ElementType(metadata: Hdf5Metadata): Hdf5ElementType {
  const { type, size, signed, compound_type: compound } = metadata;
  if (type === 0) {
    const name = `${signed ? "int" : "uint"}${size * 8}`;
    const known = [1, 2, 4, 8].includes(size);
    return { name, type: known ? name as ElementType : undefined };
  }
  if (type === 1) {
    const name = `float${size * 8}`;
    const known = [2, 4, 8].includes(size);
    return { name, type: known ? name as ElementType : undefined };
  }
  const parts = compound?.members.map(({ name }) => name).join();
  // How h5py and MATLAB write complex numbers.
  const complex = parts === "r,i" || parts === "real,imag";
  return {
    name: complex ? "complex" : classes[type] ?? "unknown",
    type: undefined,
  };
}
