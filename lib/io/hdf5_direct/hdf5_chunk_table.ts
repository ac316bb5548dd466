import type { ScanFile } from "../scan_file.ts";
import { ByteReader } from "./byte_reader.ts";
import { hdf5FixedArray } from "./hdf5_fixed_array.ts";
import type { Hdf5Layout } from "./hdf5_layout.ts";
import { Hdf5Unknown } from "./hdf5_unknown.ts";

/** Where the chunks of a dataset lie in the file, in row order of their grid. */
export interface Hdf5ChunkTable {
  /** Chunks along each axis. */
  readonly grid: readonly number[];
  /** Byte of the file at which each begins. */
  readonly positions: Float64Array;
  /** Bytes that each takes. */
  readonly bytes: Float64Array;
  /** Bit i: the chunk went round the filter i. */
  readonly skipped: Uint32Array;
}

/** Chunks beyond which reading the index takes long and its table much room. */
const chunkLimit = 1 << 20;

/** Levels beyond any tree's. */
const levelLimit = 16;

/** What the index of a dataset is read with. */
export interface Hdf5ChunkTableOptions {
  /** Byte at which the file's HDF5 content begins. */
  readonly base: number;
  /** Sizes of the dataset's axes. */
  readonly shape: readonly number[];
  /** Bytes of a value. */
  readonly elementBytes: number;
  /** Whether chunks went through filters. */
  readonly filtered: boolean;
  readonly layout: Hdf5Layout & { readonly kind: "chunked" };
}

/**
 * Reads a dataset's chunk index (file format specification, III.A.1 and
 * VII.A to VII.C): trees of version 1, fixed arrays, and what needs no index.
 *
 * @throws {Hdf5Unknown} If it is not as it should be, a chunk was never
 * written, or one lies outside the file.
 */
export function hdf5ChunkTable(
  file: ScanFile,
  options: Hdf5ChunkTableOptions,
): Hdf5ChunkTable {
  const { base, shape, layout, elementBytes, filtered } = options;
  const { chunk, address } = layout;
  const grid = shape.map((size, axis) => Math.ceil(size / chunk[axis]));
  const count = grid.reduce((product, size) => product * size, 1);
  if (!(count <= chunkLimit)) throw new Hdf5Unknown(`${count} chunks`);
  const plain = chunk.reduce((product, size) => product * size, elementBytes);
  const positions = new Float64Array(count).fill(NaN);
  const bytes = new Float64Array(count).fill(plain);
  const skipped = new Uint32Array(count);
  switch (layout.index) {
    case "single":
      if (count !== 1) throw new Hdf5Unknown(`${count} single chunks`);
      positions[0] = base + address;
      bytes[0] = layout.bytes ?? plain;
      skipped[0] = layout.skipped;
      break;
    case "implicit":
      for (let i = 0; i < count; i++) positions[i] = base + address + i * plain;
      break;
    case "array":
      hdf5FixedArray(file, { base, address, count, filtered })
        .forEach((entry, i) => {
          positions[i] = base + entry.address;
          if (entry.bytes !== undefined) bytes[i] = entry.bytes;
          skipped[i] = entry.skipped;
        });
      break;
    case "tree":
      for (const entry of treeEntries(file, { base, address, shape })) {
        const index = entry.offset.reduce(
          (index, offset, axis) => index * grid[axis] + offset / chunk[axis],
          0,
        );
        if (!Number.isInteger(index) || !Number.isNaN(positions[index])) {
          throw new Hdf5Unknown(`a chunk at ${entry.offset}`);
        }
        positions[index] = base + entry.address;
        bytes[index] = entry.bytes;
        skipped[index] = entry.skipped;
      }
  }
  for (let i = 0; i < count; i++) {
    // Not a number where none was found.
    if (!(positions[i] + bytes[i] <= file.size)) {
      throw new Hdf5Unknown(`no chunk ${i} at ${positions[i]}`);
    }
    if (!filtered && bytes[i] !== plain) {
      throw new Hdf5Unknown(`chunk ${i} has ${bytes[i]} of ${plain} bytes`);
    }
  }
  return { grid, positions, bytes, skipped };
}

interface TreeOptions {
  readonly base: number;
  readonly address: number;
  readonly shape: readonly number[];
}

/** The leaves' entries of a tree of version 1 whose nodes are chunks. */
function* treeEntries(
  file: ScanFile,
  { base, address, shape }: TreeOptions,
  level?: number,
): Generator<{
  readonly offset: readonly number[];
  readonly address: number;
  readonly bytes: number;
  readonly skipped: number;
}> {
  const start = ByteReader.of(file, base + address, 24);
  start.expect("TREE");
  start.oneOf(1, 1);
  const own = start.number(1);
  // Each level lies one below the last, so that no circle goes on for ever.
  if (own > levelLimit || level !== undefined && own !== level - 1) {
    throw new Hdf5Unknown(`level ${own} below ${level}`);
  }
  const entries = start.number(2);
  // An empty tree lacks chunks; and so no two nodes have the same below them
  // for long, as then chunks would come twice.
  if (entries === 0) throw new Hdf5Unknown("an empty node");
  const keyBytes = 8 + 8 * (shape.length + 1);
  const node = ByteReader.of(
    file,
    base + address + 24,
    entries * (keyBytes + 8),
  );
  for (let entry = 0; entry < entries; entry++) {
    const bytes = node.number(4);
    const skipped = node.number(4);
    const offset = shape.map(() => node.number(8));
    node.oneOf(8, 0);
    const child = node.number(8);
    if (own > 0) {
      yield* treeEntries(file, { base, address: child, shape }, own);
      continue;
    }
    // Chunks beyond the edge are left behind where a dataset was made smaller.
    if (offset.some((value, axis) => value >= shape[axis])) {
      throw new Hdf5Unknown(`a chunk at ${offset}`);
    }
    yield { offset, address: child, bytes, skipped };
  }
}
