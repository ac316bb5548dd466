/**
 * Hashes four 32-bit words into four, in place: Jarzynski and Olano's pcg4d
 * (J. Comput. Graph. Tech. 9, 20, 2020). A counter-based generator: the same
 * words give the same numbers in any order, on a CPU as on a GPU, since only
 * 32-bit products, sums and shifts are used.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { pcg4d } from "./pcg4d.ts";
 *
 * const words = new Uint32Array([1, 2, 3, 4]);
 * pcg4d(words);
 * deepStrictEqual(words, pcg4d(new Uint32Array([1, 2, 3, 4])));
 * ```
 */
export function pcg4d(words: Uint32Array): Uint32Array {
  let x = Math.imul(words[0], 1664525) + 1013904223 | 0;
  let y = Math.imul(words[1], 1664525) + 1013904223 | 0;
  let z = Math.imul(words[2], 1664525) + 1013904223 | 0;
  let w = Math.imul(words[3], 1664525) + 1013904223 | 0;
  x = x + Math.imul(y, w) | 0;
  y = y + Math.imul(z, x) | 0;
  z = z + Math.imul(x, y) | 0;
  w = w + Math.imul(y, z) | 0;
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;
  x = x + Math.imul(y, w) | 0;
  y = y + Math.imul(z, x) | 0;
  z = z + Math.imul(x, y) | 0;
  w = w + Math.imul(y, z) | 0;
  words[0] = x;
  words[1] = y;
  words[2] = z;
  words[3] = w;
  return words;
}
