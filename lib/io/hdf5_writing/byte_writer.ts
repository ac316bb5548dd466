/** Puts little-endian fields one after the other, in as much memory as it takes. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** Appends a whole number of 1, 2, 4 or 8 bytes, up to 2^53. */
  number(value: number, size: 1 | 2 | 4 | 8): this {
    const at = this.#grow(size);
    for (let byte = 0; byte < size; byte++) {
      this.#bytes[at + byte] = value % 256;
      value = Math.floor(value / 256);
    }
    return this;
  }

  /** Appends single bytes. */
  octets(...values: readonly number[]): this {
    return this.bytes(Uint8Array.from(values));
  }

  /** Appends bytes as they are. */
  bytes(values: Uint8Array): this {
    const at = this.#grow(values.length);
    this.#bytes.set(values, at);
    return this;
  }

  /** Appends text as UTF-8. */
  text(value: string): this {
    return this.bytes(new TextEncoder().encode(value));
  }

  /** Appends the address that HDF5 takes for none: all bits set. */
  noAddress(): this {
    return this.bytes(new Uint8Array(8).fill(0xff));
  }

  /** Appends zeros until the length is a multiple of `unit`. */
  align(unit: number): this {
    this.#grow(Math.ceil(this.#length / unit) * unit - this.#length);
    return this;
  }

  /** Everything written so far. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(count: number): number {
    const start = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(
        Math.max(this.#length, this.#bytes.length * 2),
      );
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return start;
  }
}
