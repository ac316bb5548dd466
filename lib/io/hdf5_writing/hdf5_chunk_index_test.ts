import { deepEqual, equal } from "node:assert/strict";
import { hdf5ChunkIndex } from "./hdf5_chunk_index.ts";

const nodeBytes = 24 + 64 * 8 + 65 * 48;
const start = 4096;

/** What stands at an address of an index that begins at `start`. */
function node(bytes: Uint8Array<ArrayBuffer>, address: number) {
  const view = new DataView(bytes.buffer, address - start, nodeBytes);
  const number = (at: number) => Number(view.getBigUint64(at, true));
  const entries = view.getUint16(6, true);
  const key = (index: number) => {
    const at = 24 + index * 56;
    return [0, 1, 2, 3, 4].map((axis) => number(at + 8 + axis * 8));
  };
  return {
    signature: new TextDecoder().decode(
      bytes.slice(address - start).slice(0, 4),
    ),
    level: view.getUint8(5),
    left: view.getBigUint64(8, true),
    right: view.getBigUint64(16, true),
    keys: Array.from({ length: entries + 1 }, (_, index) => key(index)),
    children: Array.from(
      { length: entries },
      (_, index) => number(24 + index * 56 + 48),
    ),
  };
}

const none = 2n ** 64n - 1n;

for (const count of [1, 64, 65, 4096, 4097]) {
  Deno.test(`the index of ${count} chunks is a tree without gaps`, () => {
    const chunks = Array.from({ length: count }, (_, i) => ({
      offset: [i >> 1, (i & 1) * 3, 0, 0],
      address: 100_000 + i * 10,
      bytes: 10,
    }));
    const { bytes, root } = hdf5ChunkIndex(chunks, {
      chunkShape: [1, 3, 5, 6],
      elementBytes: 4,
      address: start,
    });
    equal(bytes.length % nodeBytes, 0);
    let level = [root];
    for (;;) {
      const nodes = level.map((address) => node(bytes, address));
      for (const [index, { signature, left, right, keys }] of nodes.entries()) {
        equal(signature, "TREE");
        equal(left, index === 0 ? none : BigInt(level[index - 1]));
        const next = nodes[index + 1];
        equal(right, next === undefined ? none : BigInt(level[index + 1]));
        // A node ends where its neighbour begins, the last behind all chunks.
        const [y, x] = chunks[count - 1].offset;
        deepEqual(keys.at(-1), next?.keys[0] ?? [y + 1, x + 3, 5, 6, 4]);
      }
      const keys = nodes.flatMap(({ keys }) => keys.slice(0, -1));
      const children = nodes.flatMap(({ children }) => children);
      if (nodes[0].level === 0) {
        deepEqual(keys, chunks.map(({ offset }) => [...offset, 0]));
        deepEqual(children, chunks.map(({ address }) => address));
        return;
      }
      deepEqual(keys, children.map((address) => node(bytes, address).keys[0]));
      level = children;
    }
  });
}
