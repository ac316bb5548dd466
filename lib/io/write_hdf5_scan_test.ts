import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as h5wasm from "h5wasm/node";
import { arrayScan } from "../scan/array_scan.ts";
import type { ScanRegion } from "../scan/scan_region.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import type { ScanTruth } from "../scan/scan_truth.ts";
import { openScan } from "./open_scan.ts";
import { writeHdf5Scan } from "./write_hdf5_scan.ts";

async function withFolder(use: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Every position of a shape. */
function everything({ scan: [y1, x1] }: ScanShape): ScanRegion {
  return { y0: 0, y1, x0: 0, x1 };
}

const small = { scan: [3, 4], detector: [5, 6] } as const;
const calibration = { scanStepNm: 17.6, detectorPixelPerAngstrom: 0.0124 };

/** 360 values, all different; as int8 modulo 256. */
const values = {
  float32: Float32Array.from({ length: 360 }, (_, i) => i / 8 - 20.5),
  uint16: Uint16Array.from({ length: 360 }, (_, i) => 65535 - 97 * i),
  int16: Int16Array.from({ length: 360 }, (_, i) => 97 * i - 20000),
  uint8: Uint8Array.from({ length: 360 }, (_, i) => i),
  int8: Int8Array.from({ length: 360 }, (_, i) => i),
  // Too wide for float32, through which all values come: kept as that.
  uint32: Uint32Array.from({ length: 360 }, (_, i) => i),
};

for (const [dtype, array] of Object.entries(values)) {
  for (const compression of ["gzip", "none"] as const) {
    for (const userBlock of [false, true]) {
      const title =
        `writeHdf5Scan keeps ${dtype}, ${compression}, user block ${userBlock}`;
      Deno.test(title, () =>
        withFolder(async (folder) => {
          const path = join(folder, "scan.hspy");
          const source = arrayScan(array, {
            shape: small,
            name: "flake a/b",
            calibration,
          });
          await writeHdf5Scan(path, source, { compression, userBlock });
          const scan = await openScan(path);
          deepEqual(scan.shape, small);
          equal(scan.dtype, dtype === "uint32" ? "float32" : dtype);
          deepEqual(scan.calibration, calibration);
          deepEqual(scan.chunk, compression === "gzip" ? [1, 4] : [1, 1]);
          deepEqual(
            [...await scan.read(everything(small))],
            [...array],
          );
          const { dataset } = await scan.identify();
          equal(dataset, "/Experiments/flake a-b/data");
          scan.close();
          const start = readFileSync(path).subarray(0, 516);
          equal(
            start.subarray(0, 10).toString("latin1"),
            userBlock ? "MATLAB 7.3" : "\x89HDF\r\n\x1a\n\x02\x08",
          );
          if (userBlock) {
            equal(start.subarray(124, 128).toString("latin1"), "\x00\x02IM");
            equal(start.subarray(513, 516).toString("latin1"), "HDF");
          }
        }));
    }
  }
}

Deno.test("the HDF5 library finds what HyperSpy looks for", () =>
  withFolder(async (folder) => {
    const path = join(folder, "scan.hspy");
    const source = arrayScan(values.float32, { shape: small, calibration });
    await writeHdf5Scan(path, source);
    await h5wasm.ready;
    const file = new h5wasm.File(path, "r");
    const attributes = (path: string) =>
      Object.fromEntries(
        Object.entries((file.get(path) as h5wasm.Group).attrs)
          .map(([name, attribute]) => [name, attribute.json_value]),
      );
    deepEqual(attributes("/"), {
      file_format: "HyperSpy",
      file_format_version: "3.1",
    });
    const experiment = "/Experiments/array";
    deepEqual((file.get(experiment) as h5wasm.Group).keys(), [
      "axis-0",
      "axis-1",
      "axis-2",
      "axis-3",
      "data",
      "metadata",
      "original_metadata",
    ]);
    deepEqual(attributes(`${experiment}/axis-1`), {
      _type: "UniformDataAxis",
      is_binned: false,
      name: "x",
      navigate: true,
      offset: 0,
      scale: 17.6,
      size: 4,
      units: "nm",
    });
    deepEqual(attributes(`${experiment}/axis-2`), {
      _type: "UniformDataAxis",
      is_binned: false,
      name: "ky",
      navigate: false,
      offset: 0,
      scale: 0.0124,
      size: 5,
      units: "1/Å",
    });
    deepEqual(attributes(`${experiment}/metadata/Signal`), { signal_type: "" });
    const { filters } = file.get(`${experiment}/data`) as h5wasm.Dataset;
    deepEqual(filters.map(({ name }) => name), ["shuffle", "deflate"]);
    file.close();
  }));

Deno.test("axes without a known size stay without", () =>
  withFolder(async (folder) => {
    const path = join(folder, "scan.h5");
    await writeHdf5Scan(path, arrayScan(values.uint8, { shape: small }));
    const scan = await openScan(path);
    deepEqual(scan.calibration, {});
    scan.close();
  }));

/** A value for each of the small scan's positions. */
const map = (value: (i: number) => number) =>
  Array.from({ length: 12 }, (_, i) => value(i));
const truth: ScanTruth = {
  material: Int8Array.from(map((i) => i % 3)),
  subdomain: Int8Array.from(map((i) => i % 5)),
  subdomainNames: ["support", "core", "WSe₂, 30°", "", "core"],
  rotation: Float32Array.from(map((i) => i / 7)),
  strain: Float32Array.from(map((i) => i / 700)),
  tilt: Float32Array.from(map((i) => -i / 3)),
  hole: Uint8Array.from(map((i) => Number(i > 9))),
  shift: Float32Array.from({ length: 24 }, (_, i) => i / 11 - 1),
};

Deno.test("a scan's known truth comes back", () =>
  withFolder(async (folder) => {
    const path = join(folder, "scan.h5");
    const source = arrayScan(values.uint8, { shape: small, truth });
    await writeHdf5Scan(path, source);
    const scan = await openScan(path);
    deepEqual(scan.truth, truth);
    scan.close();
    await h5wasm.ready;
    const file = new h5wasm.File(path, "r");
    const units = ["rotation", "strain", "tilt", "shift"].map((name) =>
      (file.get(`truth/${name}`) as h5wasm.Dataset).attrs.units.value
    );
    deepEqual(units, ["degrees", "1", "degrees", "detector pixels"]);
    file.close();
  }));

/** A scan that makes its patterns when asked, each of a value of its own. */
function made(
  shape: ScanShape,
  chunk: readonly [number, number],
): ScanSource & { largest: number } {
  const [, columns] = shape.scan;
  const pixels = shape.detector[0] * shape.detector[1];
  return {
    name: "made",
    shape,
    dtype: "float32",
    calibration: {},
    chunk,
    largest: 0,
    identify: () => Promise.resolve({}),
    read({ y0, y1, x0, x1 }) {
      const patterns = new Float32Array((y1 - y0) * (x1 - x0) * pixels);
      this.largest = Math.max(this.largest, patterns.byteLength);
      for (let y = y0, at = 0; y < y1; y++) {
        for (let x = x0; x < x1; x++, at += pixels) {
          patterns.fill(y * columns + x, at, at + pixels);
        }
      }
      return Promise.resolve(patterns);
    },
    close() {},
  };
}

const large:
  readonly (readonly [string, ScanShape, readonly [number, number]])[] = [
    // 42 MB: two blocks of rows.
    ["more than a block", { scan: [80, 2], detector: [256, 256] }, [3, 1]],
    // Rows of 39 MB: blocks of 2 rows x 63 columns, which chunks must divide
    // and which do not come in the order of the chunks.
    ["rows longer than a block", { scan: [2, 149], detector: [256, 256] }, [
      2,
      7,
    ]],
    // 4200 chunks: two levels above the leaves of the index.
    ["many chunks", { scan: [4200, 1], detector: [2, 3] }, [1, 1]],
    ["chunks beyond the edge", { scan: [2, 17], detector: [128, 256] }, [1, 1]],
  ];
for (const [what, shape, chunk] of large) {
  for (const compression of ["gzip", "none"] as const) {
    Deno.test(`writeHdf5Scan writes ${what}, ${compression}, in pieces`, () =>
      withFolder(async (folder) => {
        const path = join(folder, "scan.h5");
        const source = made(shape, chunk);
        const [rows] = shape.scan;
        const done: number[] = [];
        await writeHdf5Scan(path, source, {
          compression,
          onProgress: (progress) => {
            equal(progress.total, rows);
            done.push(progress.done);
          },
        });
        ok(source.largest <= 32 << 20, `${source.largest} bytes at once`);
        deepEqual(done, done.toSorted((a, b) => a - b));
        // All rows are done with the last block, not before.
        equal(done.indexOf(rows), done.length - 1);
        const scan = await openScan(path);
        const region = everything(shape);
        const [read, wanted] = [
          await scan.read(region),
          await source.read(region),
        ];
        equal(read.findIndex((value, i) => value !== wanted[i]), -1);
        ok(scan.chunk[0] === 1);
        scan.close();
      }));
  }
}

Deno.test("the same scan gives the same bytes", () =>
  withFolder(async (folder) => {
    for (const name of ["a.h5", "b.h5"]) {
      const source = arrayScan(values.uint16, { shape: small, calibration });
      await writeHdf5Scan(join(folder, name), source);
    }
    const [a, b] = ["a.h5", "b.h5"].map((name) =>
      readFileSync(join(folder, name))
    );
    ok(a.equals(b));
  }));

Deno.test("a file that exists is left as it is", () =>
  withFolder(async (folder) => {
    const path = join(folder, "scan.h5");
    const source = arrayScan(values.uint16, { shape: small });
    const wanted = {
      name: "InputError",
      message: /there is such a file already/,
    };
    writeFileSync(path, "precious");
    await rejects(writeHdf5Scan(path, source), wanted);
    // Neither is one that somebody else makes while ours is being written.
    const late = join(folder, "late.h5");
    await rejects(
      writeHdf5Scan(late, {
        ...source,
        read(region) {
          writeFileSync(late, "precious");
          return source.read(region);
        },
      }),
      wanted,
    );
    equal(readFileSync(path, "utf8"), "precious");
    equal(readFileSync(late, "utf8"), "precious");
    deepEqual(readdirSync(folder).sort(), ["late.h5", "scan.h5"]);
  }));

Deno.test("a failure leaves nothing behind and is passed on", () =>
  withFolder(async (folder) => {
    const source = arrayScan(values.uint16, { shape: small });
    const failing = {
      ...source,
      read: () => Promise.reject(new RangeError("no such pattern")),
    };
    await rejects(writeHdf5Scan(join(folder, "a.h5"), failing), {
      name: "RangeError",
      message: "no such pattern",
    });
    deepEqual(readdirSync(folder), []);
    await rejects(writeHdf5Scan(join(folder, "none", "a.h5"), source), {
      name: "InputError",
      message: /its folder does not exist/,
    });
  }));

for (const compression of ["gzip", "none"] as const) {
  Deno.test(`writeHdf5Scan as MATLAB does, ${compression}: one dataset behind a user block, no truth`, () =>
    withFolder(async (folder) => {
      const path = join(folder, "scan.mat");
      const source = arrayScan(values.float32, {
        shape: small,
        calibration,
        truth,
      });
      await writeHdf5Scan(path, source, { compression, layout: "matlab" });
      equal(readFileSync(path).toString("latin1", 0, 10), "MATLAB 7.3");
      const scan = await openScan(path);
      deepEqual(await scan.read(everything(small)), values.float32);
      equal(scan.truth, undefined);
      deepEqual(scan.calibration, {});
      scan.close();
      const file = new h5wasm.File(path, "r");
      deepEqual(file.keys(), ["cbed"]);
      const dataset = file.get("cbed") as h5wasm.Dataset;
      equal(dataset.attrs.MATLAB_class.value, "single");
      file.close();
    }));
}
