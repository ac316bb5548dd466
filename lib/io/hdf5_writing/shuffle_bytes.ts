/**
 * HDF5's shuffle filter: the first bytes of all values, then the second bytes
 * of all, and so on, which compresses better.
 *
 * @param bytes Values of `size` bytes each.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { shuffleBytes } from "./shuffle_bytes.ts";
 *
 * deepEqual([...shuffleBytes(Uint8Array.of(1, 2, 3, 4), 2)], [1, 3, 2, 4]);
 * ```
 */
export function shuffleBytes(
  bytes: Uint8Array,
  size: number,
): Uint8Array<ArrayBuffer> {
  const shuffled = new Uint8Array(bytes.length);
  const values = bytes.length / size;
  for (let byte = 0, to = 0; byte < size; byte++) {
    for (let value = 0; value < values; value++) {
      shuffled[to++] = bytes[value * size + byte];
    }
  }
  return shuffled;
}
