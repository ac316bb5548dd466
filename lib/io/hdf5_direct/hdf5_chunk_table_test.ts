import { deepEqual, rejects } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import {
  type Hdf5Chunk,
  hdf5ChunkIndex,
} from "../hdf5_writing/hdf5_chunk_index.ts";
import { ScanFile } from "../scan_file.ts";
import { hdf5ChunkTable } from "./hdf5_chunk_table.ts";

const shape = [20, 30, 5, 6];
const chunkShape = [2, 3, 4, 6];

/** Chunks one after the other from byte 1,000 on, each longer than the last. */
function someChunks(): Hdf5Chunk[] {
  const chunks: Hdf5Chunk[] = [];
  let address = 1000;
  for (let y = 0; y < 20; y += 2) {
    for (let x = 0; x < 30; x += 3) {
      for (let k = 0; k < 5; k += 4) {
        const bytes = chunks.length + 1;
        chunks.push({ offset: [y, x, k, 0], address, bytes });
        address += bytes;
      }
    }
  }
  return chunks;
}

/** The table read from an index, of which bytes may be changed first. */
async function table(
  chunks: readonly Hdf5Chunk[],
  change: (bytes: Uint8Array, root: number) => void = () => {},
) {
  const base = 100;
  const address = 30_000;
  const { bytes, root } = hdf5ChunkIndex(chunks, {
    chunkShape,
    elementBytes: 2,
    address,
  });
  const content = new Uint8Array(base + address + bytes.length + 30_000);
  content.set(bytes, base + address);
  change(content, base + root);
  const path = await Deno.makeTempFile();
  writeFileSync(path, content);
  const file = ScanFile.open(path);
  try {
    return hdf5ChunkTable(file, {
      base,
      shape,
      elementBytes: 2,
      filtered: true,
      layout: {
        kind: "chunked",
        chunk: chunkShape,
        index: "tree",
        address: root,
        bytes: undefined,
        skipped: 0,
      },
    });
  } finally {
    file.close();
    await Deno.remove(path);
  }
}

Deno.test("a tree tells where each chunk is", async () => {
  const chunks = someChunks();
  const { grid, positions, bytes, skipped } = await table(chunks);
  deepEqual(grid, [10, 10, 2, 1]);
  deepEqual([...positions], chunks.map(({ address }) => 100 + address));
  deepEqual([...bytes], chunks.map(({ bytes }) => bytes));
  deepEqual([...skipped], chunks.map(() => 0));
});

const wrong: Readonly<Record<string, () => Promise<unknown>>> = {
  "a chunk is missing": () => table(someChunks().slice(1)),
  "a chunk comes twice": () => {
    const chunks = someChunks();
    return table([...chunks, chunks[5]]);
  },
  "a chunk begins within another": () =>
    table(
      someChunks().map((chunk, i) =>
        i === 3 ? { ...chunk, offset: [0, 4, 4, 0] } : chunk
      ),
    ),
  "a chunk lies beyond the scan": () =>
    table([...someChunks(), {
      offset: [20, 0, 0, 0],
      address: 1000,
      bytes: 1,
    }]),
  "a chunk beyond the scan's edge could be taken for one in the next row": () =>
    table(
      someChunks().map((chunk) =>
        `${chunk.offset}` === "2,0,0,0"
          ? { ...chunk, offset: [0, 30, 0, 0] }
          : chunk
      ),
    ),
  "a chunk lies beyond the file": () =>
    table(
      someChunks().map((chunk, i) =>
        i === 7 ? { ...chunk, address: 2 ** 40 } : chunk
      ),
    ),
  "a node is its own child": () =>
    table(someChunks(), (bytes, root) => {
      // Behind the start and the first key.
      const child = root + 24 + 48;
      new DataView(bytes.buffer).setBigUint64(child, BigInt(root - 100), true);
    }),
  "a node is empty": () =>
    table(someChunks(), (bytes, root) => bytes.fill(0, root + 6, root + 8)),
  "all paths lead to an empty node, 64 to the power of 5 of them": () =>
    table(someChunks(), (bytes, root) => {
      const view = new DataView(bytes.buffer);
      // Five nodes in place of the index, each as often as it can the child of
      // the one before.
      const length = 24 + 64 * 56;
      for (let level = 0; level <= 5; level++) {
        const at = root + (5 - level) * length;
        bytes.set([0x54, 0x52, 0x45, 0x45, 1, level, level ? 64 : 0, 0], at);
        for (let entry = 0; level > 0 && entry < 64; entry++) {
          const child = at + length - 100;
          bytes.fill(0, at + 24 + entry * 56, at + 80 + entry * 56);
          view.setBigUint64(at + 72 + entry * 56, BigInt(child), true);
        }
      }
    }),
  "a node is none": () => table(someChunks(), (bytes, root) => bytes[root]++),
};
for (const [what, attempt] of Object.entries(wrong)) {
  Deno.test(`a tree is not followed where ${what}`, () =>
    rejects(attempt, { name: "Hdf5Unknown" }));
}
