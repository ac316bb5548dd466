import { deepEqual, rejects } from "node:assert/strict";
import { toFloat32 } from "../../io/element/to_float32.ts";
import type { ElementType } from "../../io/element/element_type.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { arrayScan } from "../../scan/array_scan.ts";
import { InputError } from "../../scan/input_error.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { patternChecksum } from "./pattern_checksum.ts";
import { PatternReader } from "./pattern_reader.ts";
import { StreamKernels } from "./stream_kernels.ts";

const SHAPE = { scan: [1, 3], detector: [5, 7] } as const;
const PIXELS = 35;
const REGION = { y0: 0, y1: 1, x0: 0, x1: 3 };

/** A scan that gives its bytes as they are stored. */
function storedScan(type: ElementType, stored: Uint8Array): ScanSource {
  const values = new Float32Array(3 * PIXELS);
  toFloat32(stored, { type, target: values });
  return {
    ...arrayScan(values, { shape: SHAPE, name: "stored" }),
    dtype: type,
    readStored(_, target) {
      target.set(stored);
      return Promise.resolve();
    },
  };
}

function readerOf(source: ScanSource, clampBelow: number | null) {
  const kernels = new StreamKernels(SHAPE.detector);
  const reader = new PatternReader(kernels, source, {
    patterns: 3,
    clampBelow,
  });
  return { kernels, reader };
}

for (
  const type of ["uint8", "int16", "uint16", "int64", "float32"] as const
) {
  Deno.test(`patterns stored as ${type} are read, told apart and clamped`, async () => {
    const random = new RandomStream(4, type);
    const least = type.startsWith("uint") ? 0 : -49;
    const numbers = Array.from(
      { length: 3 * PIXELS },
      () => random.integer(99) + least,
    );
    const stored = {
      uint8: () => Uint8Array.from(numbers),
      int16: () => Int16Array.from(numbers),
      uint16: () => Uint16Array.from(numbers),
      int64: () => BigInt64Array.from(numbers, BigInt),
      float32: () => Float32Array.from(numbers),
    }[type]();
    const scan = storedScan(type, new Uint8Array(stored.buffer));
    for (const clampBelow of [null, 50]) {
      const { kernels, reader } = readerOf(scan, clampBelow);
      // A block may be read in the place of another.
      for (let time = 0; time < 2; time++) {
        await reader.read(REGION);
        for (let pattern = 0; pattern < 3; pattern++) {
          const digest = new Uint8Array(32);
          const address = reader.pattern(pattern, digest);
          const own = numbers.slice(pattern * PIXELS, (pattern + 1) * PIXELS);
          deepEqual(
            [...kernels.memory.floats(address, PIXELS)],
            own.map((value) => Math.max(value, clampBelow ?? -Infinity)),
          );
          deepEqual(digest, patternChecksum(Float32Array.from(own)));
        }
      }
    }
  });
}

Deno.test("a value beyond float32 is refused with its place", async () => {
  const values = new Float64Array(3 * PIXELS);
  values[2 * PIXELS + 9] = -1e300;
  const scan = storedScan("float64", new Uint8Array(values.buffer));
  const { reader } = readerOf(scan, 1);
  await reader.read(REGION);
  reader.pattern(1);
  await rejects(
    // deno-lint-ignore require-await -- a rejection of what it throws
    async () => reader.pattern(2),
    (error) =>
      error instanceof InputError &&
      /row 0, column 2 .*detector row 1, column 2/.test(error.message),
  );
});
