/**
 * Reverses the bytes of every value in place: big-endian to little-endian and
 * back.
 *
 * @param bytes Values of `size` bytes each.
 * @param size 1, 2, 4 or 8.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { swapBytes } from "./swap_bytes.ts";
 *
 * const bytes = new Uint8Array([1, 2, 3, 4]);
 * swapBytes(bytes, 2);
 * deepEqual([...bytes], [2, 1, 4, 3]);
 * ```
 */
export function swapBytes(bytes: Uint8Array, size: number): void {
  for (let start = 0; start + size <= bytes.length; start += size) {
    for (let low = start, high = start + size - 1; low < high; low++, high--) {
      const byte = bytes[low];
      bytes[low] = bytes[high];
      bytes[high] = byte;
    }
  }
}
