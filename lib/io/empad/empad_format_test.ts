import { deepEqual, equal, rejects } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../../scan/input_error.ts";
import { openScan } from "../open_scan.ts";
import type { OpenScanOptions } from "../open_scan_options.ts";

const frameValues = 130 * 128;

/** Value of a pixel that no other pixel of six frames has. */
function value(frame: number, row: number, column: number): number {
  return (frame * 128 + row) * 128 + column;
}

/** Frames as the detector stores them: two rows of notes below each image. */
function frames(count: number): Uint8Array {
  const values = new Float32Array(count * frameValues).fill(NaN);
  for (let frame = 0; frame < count; frame++) {
    for (let row = 0; row < 128; row++) {
      for (let column = 0; column < 128; column++) {
        values[frame * frameValues + row * 128 + column] = value(
          frame,
          row,
          column,
        );
      }
    }
  }
  return new Uint8Array(values.buffer);
}

async function withFile(
  name: string,
  bytes: Uint8Array,
  use: (path: string) => Promise<void>,
) {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    await use(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const sizes: readonly (readonly [
  name: string,
  count: number,
  options: OpenScanOptions,
  scan: readonly [number, number],
])[] = [
  ["scan_x3_y2.raw", 6, {}, [2, 3]],
  ["x3_y2.RAW", 6, {}, [2, 3]],
  ["square.raw", 4, {}, [2, 2]],
  ["any.raw", 6, { scan: [6, 1] }, [6, 1]],
  // What a person says outweighs what a name says.
  ["scan_x3_y2.raw", 6, { scan: [3, 2] }, [3, 2]],
];
for (const [name, count, options, scan] of sizes) {
  Deno.test(`openScan takes ${name} with ${JSON.stringify(options)} for ${scan}`, () =>
    withFile(name, frames(count), async (path) => {
      const source = await openScan(path, options);
      deepEqual(source.shape, { scan, detector: [128, 128] });
      equal(source.dtype, "float32");
      const [rows, columns] = scan;
      // The right part of the last row: frames up to the file's very end.
      const x0 = Math.floor(columns / 2);
      const region = { y0: rows - 1, y1: rows, x0, x1: columns };
      const patterns = await source.read(region);
      const stored = new Float32Array(patterns.length);
      await source.readStored!(region, new Uint8Array(stored.buffer));
      deepEqual(stored, patterns);
      const first = value((rows - 1) * columns + x0, 0, 0);
      equal(patterns.length, (columns - x0) * 128 * 128);
      equal(patterns.findIndex((each, i) => each !== first + i), -1);
      source.close();
    }));
}

const refused: readonly (readonly [
  name: string,
  bytes: number,
  options: OpenScanOptions,
  message: RegExp,
])[] = [
  ["cut.raw", 4 * frameValues * 4 - 1, {}, /266239 bytes are no whole number/],
  ["six.raw", 6 * frameValues * 4, {}, /6 frames make no square/],
  [
    "scan_x4_y2.raw",
    6 * frameValues * 4,
    {},
    /2 rows x 4 columns, as its name states: that makes 8 frames, but there are 6/,
  ],
  [
    "six.raw",
    6 * frameValues * 4,
    { scan: [2, 2] },
    /2 rows x 2 columns, as given: that makes 4 frames/,
  ],
  ["six.raw", 6 * frameValues * 4, { scan: [-2, -3] }, /beyond all measure/],
];
for (const [name, bytes, options, message] of refused) {
  Deno.test(`openScan refuses ${name} of ${bytes} bytes with ${JSON.stringify(options)}`, () =>
    withFile(
      name,
      new Uint8Array(bytes),
      (path) =>
        rejects(openScan(path, options), (error) => {
          equal(
            error instanceof InputError && message.test(error.message),
            true,
          );
          return true;
        }),
    ));
}
