import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import type { Engine } from "../compute/engine.ts";
import { testOnEngines } from "../compute/test_on_engines.ts";
import { arrayScan } from "../scan/array_scan.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { measureScan } from "../stream/measure_scan.ts";
import { inFolder } from "../testing/in_folder.ts";
import { encodeNpy } from "./encode_npy.ts";
import { openScan } from "./open_scan.ts";
import { writeHdf5Scan } from "./write_hdf5_scan.ts";

// What files hold besides counts: `openScan` gives values as they are stored,
// and every pass over a scan refuses what is not finite in float32, by its
// place, and raises what is below the clamp.

/** Scan row 1, column 2; detector row 5, column 7. */
const placeOf = (side: number) => ((1 * 4 + 2) * side + 5) * side + 7;
const NAMED = /row 1, column 2 .*detector row 5, column 7/;

type Values = Float16Array | Float32Array | Float64Array;

/** Counts of 3 x 4 positions and a square detector. */
const counts = (side: number) =>
  Float64Array.from(
    { length: 12 * side * side },
    (_, i) => Math.imul(i, 0x9e3779b1) >>> 25,
  );
const sideOf = ({ length }: Values) => Math.sqrt(length / 12);
const shapeOf = (values: Values) =>
  [3, 4, sideOf(values), sideOf(values)] as const;

/** A `.npy` file of floats of any size, in either byte order. */
function npy(values: Values, bigEndian: boolean): Uint8Array<ArrayBuffer> {
  const size = values.BYTES_PER_ELEMENT;
  const text = `{'descr': '${
    bigEndian ? ">" : "<"
  }f${size}', 'fortran_order': False, 'shape': (${
    shapeOf(values).join(", ")
  }), }`;
  const header = text.padEnd(117) + "\n";
  const file = new Uint8Array(10 + header.length + values.byteLength);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0]);
  file.set(new TextEncoder().encode(header), 10);
  const bytes = new Uint8Array(values.buffer.slice(0) as ArrayBuffer);
  if (bigEndian) {
    for (let at = 0; at < bytes.length; at += size) {
      bytes.subarray(at, at + size).reverse();
    }
  }
  file.set(bytes, 10 + header.length);
  return file;
}

/** Writes values in one way; gives the file's path. */
type Write = (folder: string, values: Values) => Promise<string>;

/** Files that were written so far: `writeHdf5Scan` writes over none. */
let written = 0;
const write = async (path: string, bytes: Uint8Array) => {
  await Deno.writeFile(path, bytes);
  return path;
};
const hdf5 =
  (compression: "gzip" | "none", layout: "hyperspy" | "matlab") =>
  async (folder: string, values: Values) => {
    const path = join(
      folder,
      `${written++}.${layout === "matlab" ? "mat" : "hspy"}`,
    );
    const source = arrayScan(values, {
      shape: { scan: [3, 4], detector: [sideOf(values), sideOf(values)] },
    });
    await writeHdf5Scan(path, { ...source, dtype: "float32" }, {
      compression,
      layout,
    });
    return path;
  };

const READERS: Readonly<Record<string, Write>> = {
  ".npy of float32": (folder, values) =>
    write(
      join(folder, "a.npy"),
      encodeNpy(Float32Array.from(values), shapeOf(values)),
    ),
  ".npy of float16": (folder, values) =>
    write(join(folder, "a.npy"), npy(Float16Array.from(values), false)),
  ".npy of float64": (folder, values) =>
    write(join(folder, "a.npy"), npy(Float64Array.from(values), false)),
  ".npy, highest byte first": (folder, values) =>
    write(join(folder, "a.npy"), npy(Float32Array.from(values), true)),
  "EMPAD": (folder, values) => {
    const frames = new Float32Array(12 * 130 * 128);
    for (let frame = 0; frame < 12; frame++) {
      frames.set(
        Float32Array.from(
          values.subarray(frame * 128 * 128, (frame + 1) * 128 * 128),
        ),
        frame * 130 * 128,
      );
      // The detector's own notes are no pixels.
      frames.fill(NaN, (frame * 130 + 128) * 128, (frame + 1) * 130 * 128);
    }
    return write(
      join(folder, "scan_x4_y3.raw"),
      new Uint8Array(frames.buffer),
    );
  },
  "HDF5, compressed": hdf5("gzip", "hyperspy"),
  "HDF5 of MATLAB, in one piece": hdf5("none", "matlab"),
};

const measure = (
  source: ScanSource,
  engine: Engine,
  clampBelow: number | null,
) =>
  measureScan(source, engine, {
    clampBelow,
    alignmentPasses: 1,
    adfPixels: Uint32Array.of(0, 87, 200),
  });

for (const [name, writeScan] of Object.entries(READERS)) {
  // EMPAD's frames are of one size.
  const side = name === "EMPAD" ? 128 : 16;
  testOnEngines(
    `NaN and infinity are refused by their place, negative values are raised or kept: ${name}`,
    (engine) =>
      inFolder(async (folder) => {
        for (const bad of [NaN, Infinity, -Infinity]) {
          const values = counts(side);
          values[placeOf(side)] = bad;
          const source = await openScan(await writeScan(folder, values));
          for (const clampBelow of [1, null]) {
            await rejects(measure(source, engine, clampBelow), (error) => {
              ok(error instanceof InputError, `${error}`);
              ok(NAMED.test(error.message), error.message);
              ok(/Replace such values/.test(error.message));
              return true;
            });
          }
          source.close();
        }
        const values = counts(side).map((v, i) =>
          i % 7 === 0 || i === placeOf(side) ? -v - 1 : v
        );
        const source = await openScan(await writeScan(folder, values));
        const stored = arrayScan(Float32Array.from(values), {
          shape: source.shape,
        });
        const raised = arrayScan(
          Float32Array.from(values, (v) => Math.max(1, v)),
          { shape: source.shape },
        );
        deepStrictEqual(
          await measure(source, engine, null),
          await measure(stored, engine, null),
        );
        const { valuesSha256, ...found } = await measure(source, engine, 1);
        const { valuesSha256: _, ...wanted } = await measure(raised, engine, 1);
        deepStrictEqual(found, wanted);
        // The digest is that of the values before the clamp.
        strictEqual(
          valuesSha256,
          (await measure(stored, engine, null)).valuesSha256,
        );
        source.close();
      }),
  );
}

testOnEngines(
  "float64 beyond what float32 holds is as good as infinite, what is too small for it is zero",
  (engine) =>
    inFolder(async (folder) => {
      const side = 16;
      const values = counts(side);
      values[placeOf(side)] = 1e39;
      const path = join(folder, "a.npy");
      const source = await openScan(await write(path, npy(values, false)));
      await rejects(
        measure(source, engine, 1),
        (error) => error instanceof InputError && NAMED.test(error.message),
      );
      source.close();
      values[placeOf(side)] = 1e-60;
      const small = await openScan(await write(path, npy(values, false)));
      values[placeOf(side)] = 0;
      const zero = arrayScan(Float32Array.from(values), {
        shape: small.shape,
      });
      deepStrictEqual(
        await measure(small, engine, null),
        await measure(zero, engine, null),
      );
      small.close();
    }),
);
