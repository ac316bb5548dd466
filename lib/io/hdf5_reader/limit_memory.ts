/** Bytes of a page of WebAssembly's memory. */
const pageBytes = 1 << 16;

/**
 * Keeps every WebAssembly memory of this thread below a limit. Whoever asks for
 * more is told that there is none, as by a system without memory.
 */
export function limitMemory(bytes: number): void {
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  prototype.grow = function (pages: number): number {
    if (this.buffer.byteLength + pages * pageBytes > bytes) {
      throw new RangeError(`Cannot take more than ${bytes} bytes`);
    }
    return grow.call(this, pages);
  };
}
