import type { ScanFile } from "../scan_file.ts";
import { Hdf5Unknown } from "./hdf5_unknown.ts";

/** More than any piece of a file's description takes. */
const pieceLimit = 1 << 26;

/** Takes little-endian fields one after the other: what `ByteWriter` puts. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  /** @param bytes What to take from; it is not copied. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /**
   * Reads a piece of a file.
   *
   * @throws {Hdf5Unknown} If the file does not hold it.
   */
  static of(file: ScanFile, position: number, count: number): ByteReader {
    if (count > pieceLimit || position + count > file.size) {
      throw new Hdf5Unknown(`no ${count} bytes at ${position}`);
    }
    const bytes = new Uint8Array(count);
    file.read(position, bytes);
    return new ByteReader(bytes);
  }

  /** Bytes not yet taken. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** Takes bytes as they are. */
  bytes(count: number): Uint8Array {
    if (count > this.left) throw new Hdf5Unknown(`${count} of ${this.left}`);
    return this.#bytes.subarray(this.#at, this.#at += count);
  }

  /** Takes a whole number of up to 8 bytes, less than 2^53. */
  number(size: number): number {
    // Files have entries by the hundred thousand: no view for each number.
    if (size > this.left) throw new Hdf5Unknown(`${size} of ${this.left}`);
    let value = 0;
    for (let at = this.#at + size; at-- > this.#at;) {
      value = value * 256 + this.#bytes[at];
    }
    this.#at += size;
    if (value > Number.MAX_SAFE_INTEGER) throw new Hdf5Unknown(`${value}`);
    return value;
  }

  /** Takes an address of 8 bytes; undefined where it is the one for none. */
  address(): number | undefined {
    if (this.left >= 8) {
      const bytes = this.#bytes.subarray(this.#at, this.#at + 8);
      if (bytes.every((byte) => byte === 0xff)) {
        this.#at += 8;
        return undefined;
      }
    }
    return this.number(8);
  }

  /** Takes text that must stand here. */
  expect(text: string): void {
    const found = String.fromCharCode(...this.bytes(text.length));
    if (found !== text) throw new Hdf5Unknown(`${found} instead of ${text}`);
  }

  /** Takes a number that must be one of a few. */
  oneOf<N extends number>(size: number, ...known: readonly N[]): N {
    const value = this.number(size);
    const found = known.find((number) => number === value);
    if (found === undefined) throw new Hdf5Unknown(`${value}, not ${known}`);
    return found;
  }
}
