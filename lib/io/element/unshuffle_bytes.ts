/**
 * Undoes HDF5's shuffle filter: from the first bytes of all values, then the
 * second bytes of all, and so on, to one value after the other.
 *
 * @param bytes Shuffled bytes. What is too short for another value stays at
 * the end as it is, as HDF5 leaves it.
 * @param options Bytes of a value, and where the values go: as many bytes, the
 * first of them at a multiple of 8 of its buffer.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { unshuffleBytes } from "./unshuffle_bytes.ts";
 *
 * const target = new Uint8Array(4);
 * unshuffleBytes(Uint8Array.of(1, 3, 2, 4), { size: 2, target });
 * deepEqual([...target], [1, 2, 3, 4]);
 * ```
 */
export function unshuffleBytes(
  bytes: Uint8Array,
  { size, target }: { readonly size: number; readonly target: Uint8Array },
): void {
  const count = Math.floor(bytes.length / size);
  // Plain arrays, as zlib gives Buffers, and lengths that are constants: loops
  // stay compiled well even after other work of the same thread, where they
  // took eight times as long.
  const plane = (byte: number) =>
    new Uint8Array(bytes.buffer, bytes.byteOffset + byte * count, count);
  // A whole value is stored at once: several times as fast as byte by byte.
  switch (size) {
    case 2:
      pairs(plane(0), plane(1), words(Uint16Array, target, count));
      break;
    case 4:
      quads([0, 1, 2, 3].map(plane), words(Uint32Array, target, count), {
        first: 0,
        step: 1,
      });
      break;
    case 8:
      for (const first of [0, 1]) {
        quads(
          [0, 1, 2, 3].map((byte) => plane(4 * first + byte)),
          words(Uint32Array, target, 2 * count),
          { first, step: 2 },
        );
      }
      break;
    default:
      target.set(plane(0));
  }
  target.set(bytes.subarray(count * size), count * size);
}

function words<T>(
  View: new (buffer: ArrayBufferLike, offset: number, length: number) => T,
  target: Uint8Array,
  length: number,
): T {
  return new View(target.buffer, target.byteOffset, length);
}

function pairs(low: Uint8Array, high: Uint8Array, target: Uint16Array): void {
  const { length } = target;
  for (let i = 0; i < length; i++) target[i] = low[i] | high[i] << 8;
}

function quads(
  [a, b, c, d]: readonly Uint8Array[],
  target: Uint32Array,
  { first, step }: { readonly first: number; readonly step: number },
): void {
  const { length } = target;
  for (let i = 0, to = first; to < length; i++, to += step) {
    target[to] = a[i] | b[i] << 8 | c[i] << 16 | d[i] << 24;
  }
}
