import { deepEqual, equal, rejects } from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import { InputError } from "../../scan/input_error.ts";
import { elementBytes } from "../element/element_bytes.ts";
import { FrameScan } from "../frames/frame_scan.ts";
import { hdf5ElementType } from "../hdf5_file/hdf5_element_type.ts";
import { Hdf5File } from "../hdf5_file/hdf5_file.ts";
import { openScan } from "../open_scan.ts";
import { ScanFile } from "../scan_file.ts";
import { ChunkedPatterns } from "./chunked_patterns.ts";
import { directPatterns } from "./direct_patterns.ts";
import { hdf5Direct, type Hdf5DirectOptions } from "./hdf5_direct.ts";
import type { StoredPatterns } from "./stored_patterns.ts";

/** A scan as NumPy reads it; see make_files.py there. */
interface Expected {
  readonly dataset: string;
  readonly direct: "pieces" | "chunks" | null;
  readonly sha256: string;
}

const folder = fileURLToPath(
  new URL("../../../fixtures/hdf5_layouts/", import.meta.url),
);
const files: Readonly<Record<string, readonly Expected[]>> = JSON.parse(
  readFileSync(join(folder, "files.json"), "utf8"),
);

/** Finds a dataset, known to the library, in a file. */
async function direct(
  path: string,
  { hdf5, ...dataset }: Hdf5DirectOptions & {
    readonly hdf5: Hdf5File;
  },
): Promise<StoredPatterns | undefined> {
  const file = ScanFile.open(path);
  opened.push(file);
  const plan = await hdf5Direct(file, hdf5, dataset);
  return plan && directPatterns(file, plan);
}

/** Files that what was found still reads from. */
const opened: ScanFile[] = [];

/** Opens a dataset both ways. */
async function withDirect(
  path: string,
  dataset: string,
  use: (opened: {
    readonly hdf5: Hdf5File;
    readonly direct: StoredPatterns | undefined;
    readonly shape: ScanShape;
    readonly size: number;
  }) => void | Promise<void>,
) {
  const file = ScanFile.open(path);
  const hdf5 = await Hdf5File.open(file);
  try {
    const metadata = hdf5.metadata(dataset);
    const [rows, columns, ky, kx] = metadata.shape!;
    const shape = { scan: [rows, columns], detector: [ky, kx] } as const;
    const type = hdf5ElementType(metadata).type!;
    const found = await direct(path, { hdf5, path: dataset, type, shape });
    await use({ hdf5, direct: found, shape, size: elementBytes(type) });
  } finally {
    hdf5.close();
    opened.splice(0).forEach((file) => file.close());
  }
}

for (const [name, scans] of Object.entries(files)) {
  Deno.test(`every layout of ${name} is read as NumPy does, by the way it allows`, async () => {
    for (const { dataset, direct: wanted, sha256 } of scans) {
      const path = join(folder, name);
      await withDirect(path, dataset, ({ direct }) => {
        const found = direct instanceof FrameScan
          ? "pieces"
          : direct instanceof ChunkedPatterns
          ? "chunks"
          : null;
        equal(found, wanted, dataset);
      });
      const scan = await openScan(path, { dataset });
      const values = await scan.read(whole(scan.shape));
      const digest = createHash("sha256").update(new Uint8Array(values.buffer))
        .digest("hex");
      equal(digest, sha256, dataset);
      scan.close();
    }
  });

  Deno.test(`every rectangle of ${name} is what the HDF5 library reads`, async () => {
    for (const { dataset, direct: wanted } of scans) {
      if (wanted === null || dataset.includes("many")) continue;
      await withDirect(
        join(folder, name),
        dataset,
        async ({ hdf5, direct, shape, size }) => {
          for (const region of rectangles(shape)) {
            await same(direct!, hdf5, { dataset, size, shape, region });
          }
        },
      );
    }
  });
}

/** Reads a rectangle both ways. */
async function same(
  direct: StoredPatterns,
  hdf5: Hdf5File,
  options: {
    readonly dataset: string;
    readonly size: number;
    readonly shape: ScanShape;
    readonly region: ScanRegion;
  },
) {
  const { dataset, size, shape, region } = options;
  const { y0, y1, x0, x1 } = region;
  const count = [y1 - y0, x1 - x0, ...shape.detector];
  const mine = new Uint8Array(count.reduce((a, b) => a * b, size));
  await direct.readStored(region, mine);
  hdf5.read(dataset, {
    offset: [y0, x0, 0, 0],
    count,
    elementBytes: size,
    use: (theirs) => deepEqual(mine, theirs, dataset),
  });
}

function whole({ scan: [y1, x1] }: ScanShape): ScanRegion {
  return { y0: 0, y1, x0: 0, x1 };
}

function* rectangles({ scan }: ScanShape): Generator<ScanRegion> {
  for (let y0 = 0; y0 < scan[0]; y0++) {
    for (let y1 = y0 + 1; y1 <= scan[0]; y1++) {
      for (let x0 = 0; x0 < scan[1]; x0++) {
        for (let x1 = x0 + 1; x1 <= scan[1]; x1++) yield { y0, y1, x0, x1 };
      }
    }
  }
}

Deno.test("values in other files are the library's to judge", () =>
  withDirect(
    join(folder, "external.h5"),
    "/data",
    ({ direct }) => equal(direct, undefined),
  ));

/** A copy of a file of which some bytes were changed. */
async function withChanged(
  name: string,
  change: (bytes: Uint8Array) => void,
  use: (path: string) => Promise<void>,
) {
  const bytes = readFileSync(join(folder, name));
  change(bytes);
  const path = await Deno.makeTempFile({ suffix: ".h5" });
  writeFileSync(path, bytes);
  try {
    await use(path);
  } finally {
    await Deno.remove(path);
  }
}

/** Where a dataset's only layout message of a kind stands in a file's bytes. */
async function layoutPlace(dataset: string, start: readonly number[]) {
  const path = join(folder, "earliest.h5");
  const bytes = readFileSync(path);
  const file = ScanFile.open(path);
  const hdf5 = await Hdf5File.open(file);
  const header = hdf5.address(dataset);
  hdf5.close();
  // Kind 8 in two bytes, the size in two, flags and three zeros.
  for (let at = header; at < header + 1000; at++) {
    const message = bytes.subarray(at, at + 8 + start.length);
    if (
      message[0] === 8 && message[1] === 0 &&
      start.every((byte, i) => message[8 + i] === byte)
    ) return at + 8;
  }
  throw new Error(`no layout of ${dataset}`);
}

Deno.test("an address that lies is not followed", async () => {
  // Version 3, contiguous; then the address.
  const at = await layoutPlace("/uint16", [3, 1]) + 2;
  const size = readFileSync(join(folder, "earliest.h5")).length;
  const all = { y0: 0, y1: 3, x0: 0, x1: 4 };
  // None at all, beyond the end, cut by the end, and elsewhere in the file.
  for (
    const address of [2n ** 64n - 1n, 2n ** 40n, BigInt(size - 100), 2048n]
  ) {
    await withChanged("earliest.h5", (bytes) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      view.setBigUint64(at, address, true);
    }, async (path) => {
      // The library has the true file: only what is here can notice.
      await withDirect(
        join(folder, "earliest.h5"),
        "/uint16",
        ({ hdf5, shape }) =>
          direct(path, { hdf5, shape, type: "uint16", path: "/uint16" }).then((
            found,
          ) => equal(found, undefined, `${address}`)),
      );
      const read = async () => {
        const scan = await openScan(path, { dataset: "/uint16" });
        await scan.read(all).finally(() => scan.close());
      };
      // Without an address nothing was written: zeros. Elsewhere, something.
      if (address > size - 720 && address < 2n ** 63n) {
        await rejects(read, { name: "InputError" });
      } else await read();
    });
  }
});

for (const dataset of ["moved", "short", "brain"]) {
  Deno.test(`numbers with bits elsewhere are refused: ${dataset}`, () =>
    rejects(openScan(join(folder, "odd_types.h5"), { dataset }), {
      name: "InputError",
      message: /odd_types\.h5 .* only some bits of it/,
    }));
}

Deno.test("a size, a type or a filter that disagrees is left to the library", async () => {
  const at = await layoutPlace("/uint16", [3, 1]);
  const changes: readonly ((bytes: Uint8Array) => void)[] = [
    // Bytes of all values.
    (bytes) => bytes[at + 10]++,
    // Version of the layout, and its class.
    (bytes) => bytes[at] = 9,
    (bytes) => bytes[at + 1] = 0,
  ];
  for (const change of changes) {
    await withChanged(
      "earliest.h5",
      change,
      (path) =>
        withDirect(path, "/uint16", ({ direct }) => equal(direct, undefined))
          .catch((error) => equal(error.name, "InputError")),
    );
  }
});

for (const name of ["earliest.h5", "latest.h5"]) {
  Deno.test(`no damage to what describes ${name} is read as values`, async () => {
    // Whatever byte changes, somebody says so or both ways read the same.
    const { length } = readFileSync(join(folder, name));
    const datasets = files[name].filter(({ direct }) => direct !== null);
    for (let trial = 0; trial < 40; trial++) {
      const { dataset } = datasets[trial % datasets.length];
      await withChanged(name, (bytes) => {
        bytes[48 + (trial * 7919 + 13) % (length - 48)] ^= 0x10;
      }, async (path) => {
        try {
          await withDirect(
            path,
            dataset,
            ({ hdf5, direct, shape, size }) =>
              direct && same(direct, hdf5, {
                dataset,
                size,
                shape,
                region: whole(shape),
              }),
          );
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
        }
      });
    }
  });
}

Deno.test("a chunk that is damaged is an InputError", async () => {
  const bytes = readFileSync(join(folder, "earliest.h5"));
  // Streams of deflate begin with these two bytes where h5py asked for 4.
  const streams: number[] = [];
  for (let at = 0; (at = bytes.indexOf(Uint8Array.of(0x78, 0x5e), at)) >= 0;) {
    streams.push(at++);
  }
  let refused = 0;
  for (const stream of streams) {
    await withChanged("earliest.h5", (bytes) => {
      bytes.fill(0xff, stream + 2, stream + 12);
    }, async (path) => {
      const scan = await openScan(path, { dataset: "/gzip_u1" });
      await scan.read({ y0: 0, y1: 3, x0: 0, x1: 4 }).catch((error) => {
        equal(error.name, "InputError");
        equal(/damaged.*filter/.test(error.message), true, error.message);
        refused++;
      });
      scan.close();
    });
  }
  // Chunks of gzip_u1: 2 x 2 of the scan, 2 x 2 of the detector.
  equal(refused, 16);
});

Deno.test("a stream that is shorter or longer than its chunk is never filled up with what lies in memory", async () => {
  const bombs = fileURLToPath(
    new URL("../../../fixtures/hostile/bombs.h5", import.meta.url),
  );
  for (
    const [dataset, words] of [
      ["half", /it has 128 bytes/],
      ["double", /it has 512 bytes|more than a chunk/],
      ["sixteen_mebibytes", /it holds more than a chunk/],
      ["thrice", /it holds more than a chunk/],
      ["thrice_summed", /its checksum is another/],
    ] as const
  ) {
    await rejects(openScan(bombs, { dataset }), {
      name: "InputError",
      message: words,
    });
  }
});

Deno.test("a checksum that is another, or swapped as old versions wrote it", async () => {
  const bytes = readFileSync(join(folder, "../files/gzip.h5"));
  const path = await Deno.makeTempFile({ suffix: ".h5" });
  const read = async () => {
    const scan = await openScan(path);
    try {
      return await scan.read({ y0: 0, y1: 3, x0: 0, x1: 4 });
    } finally {
      scan.close();
    }
  };
  writeFileSync(path, bytes);
  const honest = await read();
  // The first chunk's checksum lies behind its stream, before the next one.
  const file = ScanFile.open(path);
  const hdf5 = await Hdf5File.open(file);
  const plan = await hdf5Direct(file, hdf5, {
    path: "/entry/detector/patterns",
    type: "uint16",
    shape: { scan: [3, 4], detector: [5, 6] },
  });
  hdf5.close();
  if (plan?.kind !== "chunked") throw new Error("not read in chunks");
  const { positions, bytes: sizes } = plan.options.table;
  const at = positions[0] + sizes[0] - 4;
  const [a, b, c, d] = bytes.subarray(at, at + 4);
  bytes.set([b, a, d, c], at);
  writeFileSync(path, bytes);
  deepEqual(await read(), honest);
  bytes.set([a ^ 1, b, c, d], at);
  writeFileSync(path, bytes);
  await rejects(read, {
    name: "InputError",
    message: /its checksum is another/,
  });
  await Deno.remove(path);
});
