/** Bytes of a page of WebAssembly's memory. */
const PAGE = 65536;
/** Most pages there can be: 4 GiB. */
const MAXIMUM = 65536;
/** Every place starts at a multiple of this many bytes, a cache line. */
const LINE = 64;
/** Addresses this many bytes apart share a set of the first-level cache. */
const SET = 4096;

/** Choices of `KernelMemory.place`. */
export interface PlaceOptions {
  /**
   * The place's address modulo 4 KiB, a multiple of 64. Lines that agree in it
   * displace each other in the first-level cache: operands that are read side
   * by side should not. Default: wherever the last place ends.
   */
  readonly modulo?: number;
}

/**
 * Memory that kernels work in and worker threads share. It grows as places are
 * asked for; they lie one above the other and are given back together, the last
 * ones first.
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { KernelMemory } from "./kernel_memory.ts";
 *
 * const memory = new KernelMemory();
 * const address = memory.place(3 * Float32Array.BYTES_PER_ELEMENT);
 * memory.floats(address, 3).set([1, 2, 3]);
 * equal(memory.floats(address + 4, 1)[0], 2);
 * memory.release(address); // this place and all that were made after it
 * ```
 */
export class KernelMemory {
  /** What kernels import as `env.memory`. */
  readonly memory = new WebAssembly.Memory({
    initial: 1,
    maximum: MAXIMUM,
    shared: true,
  });
  // Address 0 stands for "none".
  #end = LINE;

  /**
   * A place for `bytes` bytes. It holds whatever was there before; what has
   * never been used is zero.
   *
   * @throws {RangeError} where 4 GiB, or the machine's memory, do not hold it
   */
  place(
    bytes: number,
    { modulo = this.#end % SET }: PlaceOptions = {},
  ): number {
    const address = this.#end + (modulo - this.#end % SET + SET) % SET;
    const end = address + Math.ceil(bytes / LINE) * LINE;
    const missing = Math.ceil(end / PAGE) -
      this.memory.buffer.byteLength / PAGE;
    if (missing > 0) {
      try {
        this.memory.grow(missing);
      } catch {
        throw new RangeError(
          `Cannot grow the kernels' memory: wanted ${end} bytes, can be given ${
            MAXIMUM * PAGE
          } where the machine has them; compute with fewer positions or features`,
        );
      }
    }
    this.#end = end;
    return address;
  }

  /** Gives back the place at `address` and every place made after it. */
  release(address: number): void {
    this.#end = address;
  }

  /** Where the next place will be: what to `release` to give it back. */
  get end(): number {
    return this.#end;
  }

  /** Single precision numbers at an address; until the next `place`. */
  floats(address: number, length: number): Float32Array<SharedArrayBuffer> {
    return new Float32Array(this.#buffer, address, length);
  }

  /** Double precision numbers at an address; until the next `place`. */
  doubles(address: number, length: number): Float64Array<SharedArrayBuffer> {
    return new Float64Array(this.#buffer, address, length);
  }

  /** Integers at an address; until the next `place`. */
  integers(address: number, length: number): Int32Array<SharedArrayBuffer> {
    return new Int32Array(this.#buffer, address, length);
  }

  /** Bytes at an address; until the next `place`. */
  bytes(address: number, length: number): Uint8Array<SharedArrayBuffer> {
    return new Uint8Array(this.#buffer, address, length);
  }

  get #buffer(): SharedArrayBuffer {
    return this.memory.buffer as unknown as SharedArrayBuffer;
  }
}
