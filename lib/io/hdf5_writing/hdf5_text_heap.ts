import { ByteWriter } from "./byte_writer.ts";

/** Smallest collection that HDF5 makes. */
const smallest = 4096;

/** Texts of any length, which HDF5 keeps apart from what refers to them. */
export class Hdf5TextHeap {
  readonly #texts = new Map<string, number>();

  /** Number by which a text is found; the same text gets the same one. */
  add(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const index = this.#texts.size + 1;
    this.#texts.set(text, index);
    return index;
  }

  /**
   * All texts as one global heap collection (file format specification,
   * III.E). Texts added later are not in it.
   */
  collection(): Uint8Array<ArrayBuffer> {
    const objects = new ByteWriter();
    for (const [text, index] of this.#texts) {
      const bytes = new TextEncoder().encode(text);
      objects.number(index, 2).number(0, 2).number(0, 4)
        .number(bytes.length, 8).bytes(bytes).align(8);
    }
    const head = 16;
    // Room for the object that stands for the free space behind the others.
    const size = Math.max(smallest, head + objects.length + 16);
    const collection = new ByteWriter().text("GCOL").octets(1, 0, 0, 0)
      .number(size, 8).bytes(objects.finish());
    return collection.number(0, 8).number(size - head - objects.length, 8)
      .align(size).finish();
  }
}
