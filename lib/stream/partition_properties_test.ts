import { deepStrictEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { testOnEngines } from "../compute/test_on_engines.ts";
import { arrayScan } from "../scan/array_scan.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import { meanPatterns } from "./mean_patterns.ts";
import { measureScan } from "./measure_scan.ts";
import { openNoiseScan } from "./open_noise_scan.ts";

const SEED = 2022;

const shapes: fc.Arbitrary<ScanShape> = fc.record({
  scan: fc.tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
  ),
  detector: fc.tuple(
    fc.integer({ min: 6, max: 15 }),
    fc.integer({ min: 6, max: 15 }),
  ),
});

/** How storage and memory cut a scan. */
const cuts = fc.record({
  chunk: fc.tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
  ),
  patterns: fc.integer({ min: 1, max: 30 }),
  shared: fc.boolean(),
});

/** Every third pixel. */
const adfOf = ({ detector: [rows, columns] }: ScanShape) =>
  Uint32Array.from({ length: rows * columns / 3 }, (_, i) => 3 * i);

testOnEngines(
  "moments and means merged in any partition are the whole's, to the bit",
  async (engine) => {
    await fc.assert(
      fc.asyncProperty(
        shapes,
        cuts,
        fc.integer({ min: 1, max: 2 }),
        async (shape, { chunk, patterns, shared }, alignmentPasses) => {
          const options = {
            clampBelow: 1,
            alignmentPasses,
            adfPixels: adfOf(shape),
          };
          const { detector, scan } = shape;
          const blockBytes = patterns * detector[0] * detector[1] * 4;
          const { origin, ...alone } = openNoiseScan(shape, chunk);
          // Read by the workers, or by this thread alone.
          const cut = shared ? { ...alone, origin: origin! } : alone;
          const whole = openNoiseScan(shape);
          const measurement = await measureScan(whole, engine, options);
          deepStrictEqual(
            await measureScan(cut, engine, { ...options, blockBytes }),
            measurement,
          );
          const labelMaps = [3, 4].map((k) =>
            Int8Array.from(
              { length: scan[0] * scan[1] },
              (_, i) => Math.imul(i + k, 0x9e3779b1) >>> 8 & k - 1,
            )
          );
          const means = { clampBelow: 1, measurement, labelMaps };
          deepStrictEqual(
            await meanPatterns(cut, engine, { ...means, blockBytes }),
            await meanPatterns(whole, engine, means),
          );
        },
      ),
      { seed: SEED, numRuns: engine.gpu ? 4 : 8 },
    );
  },
);

testOnEngines(
  "the means of clusters, weighted by their sizes, are the mean of all",
  async (engine) => {
    const shape = { scan: [6, 5], detector: [13, 12] } as const;
    const source = openNoiseScan(shape);
    const measurement = await measureScan(source, engine, {
      clampBelow: null,
      alignmentPasses: 1,
      adfPixels: adfOf(shape),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), {
          minLength: 30,
          maxLength: 30,
        }),
        async (labels) => {
          const [means] = await meanPatterns(source, engine, {
            clampBelow: null,
            measurement,
            labelMaps: [Int8Array.from(labels)],
          });
          measurement.mean.forEach((mean, pixel) => {
            let sum = 0;
            labels.forEach((label) => sum += means[label * 156 + pixel]);
            // Values of up to 5,000 in float32, thirty of them; the adapter's
            // running means are float32 as well.
            ok(Math.abs(sum / 30 - mean) < 5000 * 4 * 2 ** -24);
          });
        },
      ),
      { seed: SEED, numRuns: engine.gpu ? 6 : 20 },
    );
  },
);

/** A scan turned by a quarter, counter-clockwise, its patterns as they were. */
function turned<Values extends Float32Array>(
  values: Values,
  [rows, columns]: readonly [number, number],
): Float32Array<ArrayBuffer> {
  const each = values.length / (rows * columns);
  const result = new Float32Array(values.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      // The last column becomes the first row.
      const to = (columns - 1 - x) * rows + y;
      const from = (y * columns + x) * each;
      result.set(values.subarray(from, from + each), to * each);
    }
  }
  return result;
}

testOnEngines(
  "a scan that is turned gives turned maps, to the bit, and the same deviation over all positions",
  async (engine) => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const { scan, detector } = shape;
        const options = {
          clampBelow: 1,
          alignmentPasses: 1,
          adfPixels: adfOf(shape),
        };
        const source = openNoiseScan(shape);
        const values = await source.read({
          y0: 0,
          y1: scan[0],
          x0: 0,
          x1: scan[1],
        });
        const upright = await measureScan(source, engine, options);
        const lying = await measureScan(
          arrayScan(turned(values, scan), {
            shape: { scan: [scan[1], scan[0]], detector },
          }),
          engine,
          options,
        );
        // A pattern's own results know nothing of its place.
        deepStrictEqual(lying.adf, turned(upright.adf, scan));
        deepStrictEqual(lying.shifts, turned(upright.shifts, scan));
        for (const kind of ["mean", "pooled"] as const) {
          lying[kind].forEach((value, pixel) => {
            const bound = engine.gpu
              // Float32's running means and squares of values up to 5,000.
              ? 0.02
              : 1e-9 * (1 + upright[kind][pixel]);
            ok(
              Math.abs(value - upright[kind][pixel]) < bound,
              `${kind} ${pixel}: ${value}, ${upright[kind][pixel]}`,
            );
          });
        }
      }),
      { seed: SEED, numRuns: engine.gpu ? 4 : 8 },
    );
  },
);
