import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ScanRegion } from "../scan/scan_region.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { elementBytes } from "./element/element_bytes.ts";
import type { ElementType } from "./element/element_type.ts";
import { toFloat32 } from "./element/to_float32.ts";
import { openScan } from "./open_scan.ts";
import type { OpenScanOptions } from "./open_scan_options.ts";

/** One scan of fixtures/files as NumPy reads it; see make_files.py there. */
interface Expected {
  readonly dataset: string | null;
  readonly dtype: string;
  readonly chunk: readonly number[];
  readonly calibration: Readonly<Record<string, number>>;
  readonly sha256: string;
}

const folder = fileURLToPath(new URL("../../fixtures/files/", import.meta.url));
const whole = { y0: 0, y1: 3, x0: 0, x1: 4 };
const files: Readonly<Record<string, readonly Expected[]>> = JSON.parse(
  readFileSync(join(folder, "files.json"), "utf8"),
);

function digest(values: Float32Array<ArrayBuffer>): string {
  return createHash("sha256").update(new Uint8Array(values.buffer)).digest(
    "hex",
  );
}

/** Runs `use` with a scan and closes it. */
async function withScan<T>(
  path: string,
  use: (scan: ScanSource) => Promise<T>,
  options?: OpenScanOptions,
): Promise<T> {
  const scan = await openScan(path, options);
  try {
    return await use(scan);
  } finally {
    scan.close();
  }
}

async function withFolder(use: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Opens and reads everything: fails with an `InputError` somewhere on the way. */
function refuses(path: string, message: RegExp) {
  return rejects(
    withScan(path, (scan) =>
      scan.read({
        y0: 0,
        y1: scan.shape.scan[0],
        x0: 0,
        x1: scan.shape.scan[1],
      })),
    (error) => {
      ok(error instanceof InputError, `${error}`);
      match(error.message, message);
      return true;
    },
  );
}

for (const [name, scans] of Object.entries(files)) {
  for (const expected of scans) {
    const { dataset } = expected;
    Deno.test(`openScan reads ${name}${dataset ?? ""} as NumPy does`, () =>
      withScan(
        join(folder, name),
        async (scan) => {
          equal(scan.name, name);
          deepEqual(scan.shape, { scan: [3, 4], detector: [5, 6] });
          equal(scan.dtype, expected.dtype);
          deepEqual(scan.chunk, expected.chunk);
          // The product of two decimal fractions is off by rounding only.
          deepEqual(
            Object.keys(scan.calibration),
            Object.keys(expected.calibration),
          );
          for (const [key, value] of Object.entries(scan.calibration)) {
            const wanted = expected.calibration[key];
            ok(Math.abs(value - wanted) <= 1e-12 * wanted, `${key}: ${value}`);
          }
          equal(digest(await scan.read(whole)), expected.sha256);
        },
        // Where a file holds one scan it is found without being named.
        dataset === null || scans.length === 1 ? {} : { dataset },
      ));
  }
}

/** What `readStored` gives of a region of 5 x 6 pixels, as float32. */
async function storedValues(
  scan: ScanSource,
  region: ScanRegion,
): Promise<number[]> {
  const type = scan.dtype as ElementType;
  const values = (region.y1 - region.y0) * (region.x1 - region.x0) * 30;
  const bytes = new Uint8Array(values * elementBytes(type));
  await scan.readStored!(region, bytes);
  await rejects(scan.readStored!(region, bytes.subarray(1)), RangeError);
  const target = new Float32Array(values);
  toFloat32(bytes, { type, target });
  return [...target];
}

const sampled = [
  ["contiguous.h5", undefined],
  ["gzip.h5", undefined],
  ["types.h5", "float16"],
  ["big_uint16.npy", undefined],
  ["float32.npy", undefined],
] as const;
for (const [name, dataset] of sampled) {
  Deno.test(`openScan reads every rectangle of ${name}`, () =>
    withScan(
      join(folder, name),
      async (scan) => {
        const all = await scan.read(whole);
        for (let y0 = 0; y0 < 3; y0++) {
          for (let y1 = y0 + 1; y1 <= 3; y1++) {
            for (let x0 = 0; x0 < 4; x0++) {
              for (let x1 = x0 + 1; x1 <= 4; x1++) {
                const wanted: number[] = [];
                for (let y = y0; y < y1; y++) {
                  const row = all.subarray(
                    (y * 4 + x0) * 30,
                    (y * 4 + x1) * 30,
                  );
                  wanted.push(...row);
                }
                const region = { y0, y1, x0, x1 };
                deepEqual([...await scan.read(region)], wanted);
                deepEqual(await storedValues(scan, region), wanted);
              }
            }
          }
        }
      },
      dataset === undefined ? {} : { dataset },
    ));
}

for (const name of ["gzip.h5", "contiguous.h5", "matlab.mat", "int16.npy"]) {
  Deno.test(`openScan says that a shortened ${name} is truncated`, () =>
    withFolder(async (temporary) => {
      const bytes = readFileSync(join(folder, name));
      const short = join(temporary, name);
      for (const length of [bytes.length - 1, bytes.length >> 1, 700, 600]) {
        if (length >= bytes.length) continue;
        writeFileSync(short, bytes.subarray(0, length));
        await refuses(short, /truncated/);
      }
      writeFileSync(short, new Uint8Array());
      await refuses(short, /is empty \(0 bytes\)/);
    }));

  Deno.test(`openScan notices that ${name} is cut while it is read`, () =>
    withFolder(async (temporary) => {
      const path = join(temporary, name);
      copyFileSync(join(folder, name), path);
      await withScan(path, async (scan) => {
        await scan.read(whole);
        truncateSync(path, readFileSync(path).length - 300);
        await rejects(scan.read(whole), {
          name: "InputError",
          message: /shrank|truncated/,
        });
      });
    }));
}

Deno.test("openScan says what is wrong with a path", () =>
  withFolder(async (temporary) => {
    await refuses(
      join(temporary, "none.h5"),
      /none\.h5 as there is no such file/,
    );
    await refuses(temporary, /it is a folder/);
    await refuses(join(folder, "gzip.h5", "x"), /part of the path is a file/);
    await refuses("/dev/null", /not a regular file/);
    const text = join(temporary, "notes.h5");
    writeFileSync(text, "not a scan");
    await refuses(text, /neither its content nor its name.*HDF5.*NumPy.*EMPAD/);
  }));

Deno.test("openScan refuses options that mean nothing to the format", async () => {
  await rejects(openScan(join(folder, "int16.npy"), { dataset: "/data" }), {
    name: "InputError",
    message: /option dataset .* it is NumPy/,
  });
  await rejects(openScan(join(folder, "gzip.h5"), { scan: [3, 4] }), {
    name: "InputError",
    message: /option scan .* it is HDF5/,
  });
});

for (const name of ["gzip.h5", "int16.npy"]) {
  const path = join(folder, name);
  Deno.test(`another thread opens ${name} by its origin`, () =>
    withScan(path, async (scan) => {
      const { module, opener, arguments: given } = structuredClone(
        scan.origin,
      )!;
      const again = await (await import(module))[opener](...given);
      deepEqual(await again.read(whole), await scan.read(whole));
      again.close();
    }));

  Deno.test(`identify tells the digest of ${name} but not its folder`, () =>
    withScan(path, async (scan) => {
      const facts = await scan.identify();
      const bytes = readFileSync(path);
      equal(facts.sha256, createHash("sha256").update(bytes).digest("hex"));
      equal(facts.bytes, bytes.length);
      ok(!JSON.stringify(facts).includes(folder));
    }));

  Deno.test(`${name} may be closed twice but not read afterwards`, async () => {
    const scan = await openScan(path);
    scan.close();
    scan.close();
    const wanted = { name: "InputError", message: /closed/ };
    await rejects(scan.read(whole), wanted);
    await rejects(scan.identify(), wanted);
  });

  Deno.test(`${name} refuses rectangles that it does not hold`, () =>
    withScan(path, async (scan) => {
      for (
        const wrong of [{ y1: 4 }, { y0: -1 }, { x0: 4 }, { x1: 2.5 }, {
          y1: 0,
        }]
      ) {
        const wanted = {
          name: "InputError",
          message: /its scan has 3 x 4 positions/,
        };
        const region = { ...whole, ...wrong };
        await rejects(scan.read(region), wanted);
        await rejects(scan.readStored!(region, new Uint8Array(8)), wanted);
      }
    }));
}
