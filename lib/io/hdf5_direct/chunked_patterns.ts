import { inflateSync } from "node:zlib";
import { InputError } from "../../scan/input_error.ts";
import type { ScanRegion } from "../../scan/scan_region.ts";
import { swapBytes } from "../element/swap_bytes.ts";
import { unshuffleBytes } from "../element/unshuffle_bytes.ts";
import type { ScanFile } from "../scan_file.ts";
import { fletcher32 } from "./fletcher32.ts";
import type { Hdf5ChunkTable } from "./hdf5_chunk_table.ts";
import type { StoredPatterns } from "./stored_patterns.ts";

/** A filter that a chunk went through, and that is undone here. */
export type ChunkFilter = "shuffle" | "deflate" | "fletcher32";

/** A chunk whose filters cannot be undone. */
export class DamagedChunk extends InputError {}

/** A four-dimensional dataset that is kept in chunks. */
export interface ChunkedPatternsOptions {
  /** Dataset's path, for messages. */
  readonly path: string;
  /** Sizes of the dataset's axes. */
  readonly shape: readonly number[];
  /** Sizes of a chunk in values. */
  readonly chunk: readonly number[];
  /** Bytes of a value. */
  readonly elementBytes: number;
  /** Whether values lie with their highest byte first. */
  readonly bigEndian: boolean;
  /** Filters in the order of writing. */
  readonly filters: readonly ChunkFilter[];
  /** Where the chunks are. */
  readonly table: Hdf5ChunkTable;
}

/**
 * Reads the chunks of a dataset and undoes their filters with the platform's
 * own zlib, several times as fast as the HDF5 library in WebAssembly. Holds one
 * chunk, so that regions smaller than it that follow each other decompress it
 * once.
 */
export class ChunkedPatterns implements StoredPatterns {
  readonly #file: ScanFile;
  readonly #options: ChunkedPatternsOptions;
  /** The chunk held, its values little-endian. */
  readonly #values: Uint8Array<ArrayBuffer>;
  #held = -1;
  #packed: Uint8Array<ArrayBuffer> = new Uint8Array();

  /** @param file File that holds the chunks; it is not closed. */
  constructor(file: ScanFile, options: ChunkedPatternsOptions) {
    this.#file = file;
    this.#options = options;
    this.#values = new Uint8Array(
      options.chunk.reduce((bytes, size) => bytes * size, options.elementBytes),
    );
  }

  // deno-lint-ignore require-await -- as every source of patterns
  async readStored(region: ScanRegion, target: Uint8Array): Promise<void> {
    const { shape, chunk, table: { grid } } = this.#options;
    const first = [region.y0, region.x0, 0, 0];
    const last = [region.y1, region.x1, shape[2], shape[3]];
    const from = first.map((value, axis) => Math.floor(value / chunk[axis]));
    const to = last.map((value, axis) => Math.ceil(value / chunk[axis]));
    for (let a = from[0]; a < to[0]; a++) {
      for (let b = from[1]; b < to[1]; b++) {
        for (let c = from[2]; c < to[2]; c++) {
          for (let d = from[3]; d < to[3]; d++) {
            const cell = [a, b, c, d];
            this.#hold(
              cell.reduce((index, at, axis) => index * grid[axis] + at, 0),
            );
            this.#copy(cell, { first, last, target });
          }
        }
      }
    }
  }

  /** Copies what a region has of the chunk held. */
  #copy(
    cell: readonly number[],
    { first, last, target }: {
      readonly first: readonly number[];
      readonly last: readonly number[];
      readonly target: Uint8Array;
    },
  ): void {
    const { chunk, elementBytes } = this.#options;
    const origin = cell.map((at, axis) => at * chunk[axis]);
    const begin = origin.map((at, axis) => Math.max(at, first[axis]));
    const count = begin.map((at, axis) =>
      Math.min(origin[axis] + chunk[axis], last[axis]) - at
    );
    const wide = first.map((at, axis) => last[axis] - at);
    // Axes that chunk and region have in common whole make one run.
    let axis = 3;
    let run = count[3] * elementBytes;
    while (
      axis > 0 && count[axis] === chunk[axis] && count[axis] === wide[axis]
    ) {
      run *= count[--axis];
    }
    const outer = count.map((size, at) => at < axis ? size : 1);
    for (let a = 0; a < outer[0]; a++) {
      for (let b = 0; b < outer[1]; b++) {
        for (let c = 0; c < outer[2]; c++) {
          const at = [a, b, c, 0];
          const place = (
            sizes: readonly number[],
            start: readonly number[],
          ) =>
            at.reduce(
              (sum, step, axis) =>
                sum * sizes[axis] + begin[axis] - start[axis] + step,
              0,
            ) * elementBytes;
          const from = place(chunk, origin);
          target.set(
            this.#values.subarray(from, from + run),
            place(wide, first),
          );
        }
      }
    }
  }

  /** Reads a chunk and undoes its filters, unless it is the one held. */
  #hold(index: number): void {
    if (index === this.#held) return;
    // Whatever fails from here on leaves no chunk that could be taken for one.
    this.#held = -1;
    const { filters, table, elementBytes: size, bigEndian } = this.#options;
    const { positions, bytes, skipped } = table;
    const values = this.#values;
    const done = filters.filter((_, at) => (skipped[index] >> at & 1) === 0);
    let packed: Uint8Array = values;
    if (done.length > 0 || bytes[index] !== values.length) {
      if (this.#packed.length < bytes[index]) {
        this.#packed = new Uint8Array(bytes[index]);
      }
      packed = this.#packed.subarray(0, bytes[index]);
    }
    this.#file.read(positions[index], packed);
    for (const filter of done.toReversed()) {
      if (filter === "deflate") packed = this.#inflated(packed, index);
      else if (filter === "fletcher32") packed = this.#checked(packed, index);
      else {
        if (packed.length !== values.length) break;
        unshuffleBytes(packed, { size, target: values });
        packed = values;
      }
    }
    if (packed.length !== values.length) {
      throw this.#damaged(index, `it has ${packed.length} bytes`);
    }
    if (packed !== values) values.set(packed);
    if (bigEndian) swapBytes(values, size);
    this.#held = index;
  }

  #inflated(packed: Uint8Array, index: number): Uint8Array {
    const { length } = this.#values;
    // More than a chunk tells a stream that is too long from one that ends; what
    // went through further filters is a little longer. The result in one piece
    // saves a copy of it.
    const most = length + (length >> 8) + 64;
    try {
      return inflateSync(packed, { chunkSize: most, maxOutputLength: most });
    } catch (error) {
      throw this.#damaged(
        index,
        error instanceof RangeError
          ? "it holds more than a chunk"
          : (error as Error).message,
        error,
      );
    }
  }

  /** What stands before the checksum. */
  #checked(packed: Uint8Array, index: number): Uint8Array {
    const length = packed.length - 4;
    if (length < 0) throw this.#damaged(index, "it lacks its checksum");
    const bytes = packed.subarray(0, length);
    const sum = fletcher32(bytes);
    const [a, b, c, d] = packed.subarray(length);
    const stated = (a | b << 8 | c << 16 | d << 24) >>> 0;
    // Versions of HDF5 before 1.6.3 swapped the bytes of both halves.
    const swapped = (b | a << 8 | d << 16 | c << 24) >>> 0;
    if (sum !== stated && sum !== swapped) {
      throw this.#damaged(index, "its checksum is another");
    }
    return bytes;
  }

  #damaged(index: number, words: string, cause?: unknown): InputError {
    return new DamagedChunk(
      `Cannot read values of ${this.#options.path} in ${this.#file.path}: its chunk at byte ${
        this.#options.table.positions[index]
      } is damaged, a filter cannot be undone (${words}); copy or download the file again`,
      { cause },
    );
  }
}
