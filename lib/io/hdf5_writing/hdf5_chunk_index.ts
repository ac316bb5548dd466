import { ByteWriter } from "./byte_writer.ts";

/** Where a chunk of a dataset lies in the file. */
export interface Hdf5Chunk {
  /** First element of the chunk in the dataset, per axis. */
  readonly offset: readonly number[];
  /** Its address in the file. */
  readonly address: number;
  /** Bytes that it takes there. */
  readonly bytes: number;
}

/** Half of the entries that a node has room for: what HDF5 assumes by default. */
const halfNode = 32;

/** Node of the tree before its neighbours are known. */
interface Entry {
  readonly key: Uint8Array;
  readonly address: number;
}

/**
 * Index of a chunked dataset (file format specification, III.A.1: version 1
 * B-tree, node type 1).
 *
 * @param chunks All chunks, at least one, sorted by offset.
 * @param options Sizes of a chunk in elements, bytes of an element, and the
 * address that the index will be written to.
 * @returns The index and the address of its root.
 */
export function hdf5ChunkIndex(
  chunks: readonly Hdf5Chunk[],
  options: {
    readonly chunkShape: readonly number[];
    readonly elementBytes: number;
    readonly address: number;
  },
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly root: number } {
  const { chunkShape, elementBytes } = options;
  const keyBytes = 8 + 8 * (chunkShape.length + 1);
  const nodeBytes = 24 + 2 * halfNode * 8 + (2 * halfNode + 1) * keyBytes;
  const last = chunks[chunks.length - 1];
  // A key behind all chunks, one chunk further on along every axis.
  const end = key({
    bytes: 0,
    offset: last.offset.map((offset, axis) => offset + chunkShape[axis]),
    element: elementBytes,
  });
  let entries: Entry[] = chunks.map(({ offset, address, bytes }) => ({
    key: key({ bytes, offset, element: 0 }),
    address,
  }));
  const index = new ByteWriter();
  for (let level = 0;; level++) {
    const nodes: Entry[] = [];
    const count = Math.ceil(entries.length / (2 * halfNode));
    const first = options.address + index.length;
    for (let node = 0; node < count; node++) {
      const from = node * 2 * halfNode;
      const part = entries.slice(from, from + 2 * halfNode);
      const address = first + node * nodeBytes;
      const begin = index.length;
      index.text("TREE").octets(1, level).number(part.length, 2);
      if (node === 0) index.noAddress();
      else index.number(address - nodeBytes, 8);
      if (node === count - 1) index.noAddress();
      else index.number(address + nodeBytes, 8);
      for (const { key, address } of part) index.bytes(key).number(address, 8);
      index.bytes(entries[from + part.length]?.key ?? end);
      // Readers take a node whole, however few entries it has.
      index.bytes(new Uint8Array(begin + nodeBytes - index.length));
      nodes.push({ key: part[0].key, address });
    }
    if (count === 1) return { bytes: index.finish(), root: first };
    entries = nodes;
  }
}

function key(fields: {
  readonly bytes: number;
  readonly offset: readonly number[];
  readonly element: number;
}): Uint8Array {
  // The zero tells that no filter was skipped.
  const writer = new ByteWriter().number(fields.bytes, 4).number(0, 4);
  for (const offset of fields.offset) writer.number(offset, 8);
  return writer.number(fields.element, 8).finish();
}
