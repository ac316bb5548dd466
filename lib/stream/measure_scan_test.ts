import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { testOnEngines } from "../compute/test_on_engines.ts";
import { arrayScan } from "../scan/array_scan.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import { measureScan } from "./measure_scan.ts";
import { openNoiseScan } from "./open_noise_scan.ts";
import { referenceMeasurement } from "./reference_measurement.ts";

// Odd, prime, one row, one column, non-square, wider than a workgroup.
const SHAPES: ScanShape[] = [
  { scan: [5, 7], detector: [13, 13] },
  { scan: [1, 3], detector: [12, 17] },
  { scan: [6, 1], detector: [19, 11] },
  { scan: [3, 2], detector: [31, 30] },
];

const largestDifference = (
  ours: ArrayLike<number>,
  reference: ArrayLike<number>,
) => {
  strictEqual(ours.length, reference.length);
  let largest = 0;
  for (let i = 0; i < ours.length; i++) {
    const difference = Math.abs(ours[i] - reference[i]);
    largest = Math.max(
      largest,
      Number.isNaN(difference) ? Infinity : difference,
    );
  }
  return largest;
};

for (const passes of [1, 3]) {
  testOnEngines(
    `measureScan agrees with the float64 reference, ${passes} alignment passes`,
    async (engine) => {
      for (const shape of SHAPES) {
        const source = openNoiseScan(shape);
        const pixels = shape.detector[0] * shape.detector[1];
        const adfPixels = Uint32Array.from(
          { length: pixels / 3 },
          (_, i) => 3 * i,
        );
        const options = { clampBelow: 1, alignmentPasses: passes, adfPixels };
        const ours = await measureScan(source, engine, options);
        const reference = await referenceMeasurement(source, {
          clampBelow: 1,
          passes,
          adfPixels,
        });
        // float32 carries 6e-8 of the largest value, 5000; sums of some 100
        // pixels, divided by their sum, keep a shift to 1e-5 px. The gradient of
        // the probe, up to 2000 a pixel, turns that into 0.02 of intensity.
        const label = `${engine.kind}, ${JSON.stringify(shape)}`;
        ok(
          largestDifference(ours.shifts, reference.shifts) < 1e-5,
          `shifts, ${label}`,
        );
        ok(
          largestDifference(ours.nested, reference.nested) < 0.02,
          `nested, ${label}`,
        );
        ok(
          largestDifference(ours.pooled, reference.pooled) < 0.02,
          `pooled, ${label}`,
        );
        const scale = Math.max(...reference.adf);
        ok(
          largestDifference(ours.adf, reference.adf) < 1e-5 * scale,
          `ADF, ${label}`,
        );
      }
    },
  );
}

testOnEngines(
  "measureScan gives the same bits whatever the chunks and blocks",
  async (engine) => {
    const shape: ScanShape = { scan: [7, 6], detector: [13, 12] };
    const options = {
      clampBelow: 1,
      alignmentPasses: 1,
      adfPixels: Uint32Array.of(0, 7, 90),
    };
    const one = await measureScan(openNoiseScan(shape), engine, options);
    for (const chunk of [[1, 1], [2, 6], [7, 1], [3, 4]] as const) {
      for (const patterns of [1, 2, 5, 13]) {
        const blockBytes = patterns * 13 * 12 * 4;
        deepStrictEqual(
          await measureScan(openNoiseScan(shape, chunk), engine, {
            ...options,
            blockBytes,
          }),
          one,
        );
      }
    }
    // A source that only this thread can read.
    const { origin: _, ...alone } = openNoiseScan(shape);
    deepStrictEqual(await measureScan(alone, engine, options), one);
  },
);

testOnEngines(
  "measureScan counts positions up to the whole scan",
  async (engine) => {
    const counts: number[] = [];
    await measureScan(
      openNoiseScan({ scan: [4, 5], detector: [7, 7] }),
      engine,
      {
        clampBelow: null,
        alignmentPasses: 1,
        adfPixels: Uint32Array.of(0),
        onProgress: ({ done, total }) => counts.push(done / total),
      },
    );
    strictEqual(counts.at(-1), 1);
  },
);

testOnEngines(
  "measureScan names the position of a value that is not finite",
  async (engine) => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      const values = new Float32Array(3 * 4 * 25).fill(2);
      values[(1 * 4 + 2) * 25 + 3 * 5 + 4] = bad;
      const source = arrayScan(values, {
        shape: { scan: [3, 4], detector: [5, 5] },
        name: "bad",
      });
      const options = {
        clampBelow: 1,
        alignmentPasses: 1,
        adfPixels: Uint32Array.of(0),
      };
      await rejects(
        measureScan(source, engine, options),
        (error) =>
          error instanceof InputError &&
          /bad .*row 1, column 2 .*detector row 3, column 4/.test(
            error.message,
          ),
      );
    }
  },
);
