import { pcg4d } from "./pcg4d.ts";
import { streamKey } from "./stream_key.ts";

/**
 * A sequence of random numbers fixed by a seed and a stream's name, so that
 * every user of randomness draws from a sequence of its own and adding one
 * leaves the others as they were.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { RandomStream } from "./random_stream.ts";
 *
 * const draws = () => new RandomStream(7, "example").permutation(5);
 * deepStrictEqual(draws(), draws());
 * ```
 */
export class RandomStream {
  readonly #key: number;
  readonly #seed: number;
  readonly #words = new Uint32Array(4);
  #counter = 0;
  #left = 0;
  #spareNormal: number | undefined;

  /** Starts the stream `name` of `seed` (an integer, taken modulo 2^32). */
  constructor(seed: number, name: string) {
    this.#seed = seed >>> 0;
    this.#key = streamKey(name);
  }

  /** The next 32 random bits. */
  nextUint32(): number {
    if (this.#left === 0) {
      const words = this.#words;
      words[0] = this.#seed;
      words[1] = this.#key;
      words[2] = this.#counter++;
      words[3] = 0x9e3779b9;
      pcg4d(words);
      this.#left = 4;
    }
    return this.#words[--this.#left];
  }

  /** Uniform in [0, 1) with 32 random bits. */
  uniform(): number {
    return this.nextUint32() * 2 ** -32;
  }

  /** Standard normal, by Box and Muller. */
  normal(): number {
    const spare = this.#spareNormal;
    if (spare !== undefined) {
      this.#spareNormal = undefined;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log((this.nextUint32() + 1) * 2 ** -32));
    const angle = 2 * Math.PI * this.uniform();
    this.#spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** Uniform integer in [0, bound), without modulo bias beyond 2^-32. */
  integer(bound: number): number {
    return Math.floor(this.uniform() * bound);
  }

  /** The numbers 0 to length - 1 in random order (Fisher and Yates). */
  permutation(length: number): Uint32Array<ArrayBuffer> {
    const order = Uint32Array.from({ length }, (_, i) => i);
    for (let i = length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
