/** Types of stored values that the kernels turn into float32 themselves. */
export const STORED_TYPES = [
  "int8",
  "uint8",
  "int16",
  "uint16",
  "int32",
  "uint32",
  "float32",
  "float64",
] as const;

/** A type of stored values that the kernels turn into float32 themselves. */
export type StoredType = typeof STORED_TYPES[number];

/** Whether the kernels turn values of a type, given by its NumPy name, into float32. */
export function isStoredType(type: string): type is StoredType {
  return STORED_TYPES.some((known) => known === type);
}
