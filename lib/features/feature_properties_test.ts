import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { testOnEngines } from "../compute/test_on_engines.ts";
import { arrayScan } from "../scan/array_scan.ts";
import { measureScan } from "../stream/measure_scan.ts";
import { ColumnMoments } from "./column_moments.ts";
import { darkFieldPixels } from "./dark_field_pixels.ts";
import {
  detectorDeviations,
  type DetectorMoments,
} from "./detector_deviations.ts";
import { featureMask } from "./feature_mask.ts";
import { logStdMap } from "./log_std_map.ts";
import { ringPixels } from "./ring_pixels.ts";
import { sumPixels } from "./sum_pixels.ts";

const SEED = 2022;

const sizes = fc.integer({ min: 1, max: 20 });

/** Counts of a scan, [row][column][pixel], and its sizes. */
const scans = fc.record({
  rows: fc.integer({ min: 1, max: 7 }),
  columns: fc.integer({ min: 1, max: 6 }),
  pixels: fc.integer({ min: 1, max: 4 }),
}).chain((shape) => {
  const length = shape.rows * shape.columns * shape.pixels;
  return fc.array(fc.integer({ min: 0, max: 4095 }), {
    minLength: length,
    maxLength: length,
  }).map((values) => ({ ...shape, values: Float32Array.from(values) }));
});

type Scan = typeof scans extends fc.Arbitrary<infer Value> ? Value : never;

function momentsOf({ rows, columns, pixels, values }: Scan): DetectorMoments {
  const moments = new ColumnMoments(columns, pixels);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      moments.add(x, values, (y * columns + x) * pixels);
    }
  }
  const { means, squares } = moments;
  return { rows, columns, pixels, means, squares };
}

/** Population deviation in two passes. */
function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(
    values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length,
  );
}

const range = (length: number) => Array.from({ length }, (_, i) => i);

Deno.test("moments merged column by column are those of the whole, in any order of the columns", () => {
  fc.assert(
    fc.property(
      scans.chain((scan) =>
        fc.record({
          scan: fc.constant(scan),
          order: fc.shuffledSubarray(range(scan.columns), {
            minLength: scan.columns,
          }),
        })
      ),
      ({ scan, order }) => {
        const { rows, columns, pixels, values } = scan;
        const at = (y: number, x: number, pixel: number) =>
          values[(y * columns + x) * pixels + pixel];
        const merged = detectorDeviations(momentsOf(scan));
        const shuffled = detectorDeviations(momentsOf({
          ...scan,
          values: Float32Array.from(values, (_, i) => {
            const position = Math.floor(i / pixels);
            const [y, x] = [Math.floor(position / columns), position % columns];
            return at(y, order[x], i % pixels);
          }),
        }));
        range(pixels).forEach((pixel) => {
          const down = range(columns).map((x) =>
            range(rows).map((y) => at(y, x, pixel))
          );
          const pooled = deviation(down.flat());
          const nested = deviation(down.map(deviation));
          for (const found of [merged, shuffled]) {
            // Some 40 values up to 4095 summed in float64; a root of rounding
            // errors of 4095^2 * 40 * 2^-53 is 3e-4 at most where all are equal,
            // but Welford's sums are then exactly zero.
            ok(Math.abs(found.pooled[pixel] - pooled) < 1e-6);
            ok(Math.abs(found.nested[pixel] - nested) < 1e-5);
          }
        });
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
});

Deno.test("deviations grow with a scale, to the bit where it is a power of two, and ignore an offset", () => {
  fc.assert(
    fc.property(
      scans,
      fc.integer({ min: -100, max: 100 }),
      fc.integer({ min: -4096, max: 4096 }),
      (scan, power, offset) => {
        const plain = detectorDeviations(momentsOf(scan));
        const scaled = detectorDeviations(momentsOf({
          ...scan,
          values: scan.values.map((v) => v * 2 ** power),
        }));
        for (const kind of ["pooled", "nested", "mean"] as const) {
          deepStrictEqual(
            [...scaled[kind]],
            [...plain[kind].map((v) => v * 2 ** power)],
          );
        }
        const moved = detectorDeviations(momentsOf({
          ...scan,
          values: scan.values.map((v) => v + offset),
        }));
        for (const kind of ["pooled", "nested"] as const) {
          moved[kind].forEach((value, pixel) =>
            // Means of whole numbers rounded in float64, nested through roots.
            ok(Math.abs(value - plain[kind][pixel]) < 1e-5)
          );
        }
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
});

Deno.test("the dark field is linear, exactly on counts", () => {
  fc.assert(
    fc.property(
      sizes.chain((size) =>
        fc.record({
          size: fc.constant(size),
          patterns: fc.array(fc.integer({ min: 0, max: 65535 }), {
            minLength: 2 * size * size,
            maxLength: 2 * size * size,
          }),
        })
      ),
      fc.integer({ min: -100, max: 100 }),
      fc.integer({ min: -100, max: 100 }),
      ({ size, patterns }, a, b) => {
        const pixels = darkFieldPixels([size, size]);
        const [one, other] = [0, 1].map((i) =>
          Float32Array.from(
            patterns.slice(i * size * size, (i + 1) * size * size),
          )
        );
        const mixed = one.map((v, i) => a * v + b * other[i]);
        // Whole numbers below 2^24 are exact; zeros have a sign.
        strictEqual(
          sumPixels(mixed, pixels) + 0,
          a * sumPixels(one, pixels) + b * sumPixels(other, pixels) + 0,
        );
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
});

testOnEngines(
  "a pass' dark field is linear where no pattern moves",
  async (engine) => {
    const detector = [12, 14] as const;
    const pixels = 12 * 14;
    // A dark disc has no centre of mass: patterns stay where they are.
    const disc = ringPixels(detector, {
      centre: [6, 7],
      inner: -1,
      outer: 2,
    });
    const adfPixels = darkFieldPixels(detector, [2.5, 6]);
    const measured = async (values: Float32Array) => {
      const source = arrayScan(values, {
        shape: { scan: [2, 3], detector },
      });
      return await measureScan(source, engine, {
        clampBelow: null,
        alignmentPasses: 1,
        adfPixels,
      });
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 2 ** 14 }), {
          minLength: 12 * pixels,
          maxLength: 12 * pixels,
        }),
        fc.integer({ min: -8, max: 8 }),
        fc.integer({ min: -40, max: 40 }),
        async (counts, a, power) => {
          const [one, other] = [0, 1].map((i) => {
            const values = Float32Array.from(
              counts.slice(i * 6 * pixels, (i + 1) * 6 * pixels),
            );
            for (let at = 0; at < values.length; at += pixels) {
              for (const pixel of disc) values[at + pixel] = 0;
            }
            return values;
          });
          const of = async (values: Float32Array) =>
            (await measured(values)).adf;
          const [first, second] = [await of(one), await of(other)];
          const mixed = await of(one.map((v, i) => a * v + other[i]));
          // Whole numbers below 2^24: sums are exact in float32, in any order.
          deepStrictEqual(
            mixed,
            first.map((v, i) => a * v + second[i]),
          );
          const scaled = await measured(one.map((v) => v * 2 ** power));
          deepStrictEqual(scaled.adf, first.map((v) => v * 2 ** power));
          ok(scaled.shifts.every((shift) => shift === 0));
        },
      ),
      { seed: SEED, numRuns: 6 },
    );
  },
);

Deno.test("rings of a square detector turn into themselves about its middle", () => {
  fc.assert(
    fc.property(
      sizes,
      fc.double({ min: 0, max: 12, noNaN: true }),
      fc.double({ min: 0, max: 12, noNaN: true }),
      (size, inner, width) => {
        const pixels = ringPixels([size, size], {
          centre: [size / 2 - 0.5, size / 2 - 0.5],
          inner,
          outer: inner + width,
        });
        const turned = Array.from(
          pixels,
          (pixel) =>
            (size - 1 - pixel % size) * size + Math.floor(pixel / size),
        ).sort((a, b) => a - b);
        deepStrictEqual(turned, [...pixels]);
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
});

Deno.test("features are pixels of the annulus above the bound: all of them, and as many as the share says", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), {
        minLength: 2,
        maxLength: 40,
      }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (values, part) => {
        const logStd = Float32Array.from(values);
        // The largest lies in the annulus, so that some pixel passes.
        const largest = values.indexOf(Math.max(...values));
        const annulus = Uint32Array.from(
          range(values.length).filter((i) => i % 3 !== 1 || i === largest),
        );
        // A share of one pixel leaves nothing above the bound.
        fc.pre(annulus.length > 1);
        const byValue = featureMask(logStd, {
          annulus,
          threshold: { by: "value", factor: part },
        });
        strictEqual(byValue.threshold, part * Math.max(...values));
        const byShare = featureMask(logStd, {
          annulus,
          threshold: { by: "percentile", share: part },
        });
        for (const { pixels, mask, threshold } of [byValue, byShare]) {
          deepStrictEqual(
            [...pixels],
            [...annulus].filter((pixel) => logStd[pixel] > threshold),
          );
          deepStrictEqual(
            range(values.length).filter((pixel) => mask[pixel] === 1),
            [...pixels],
          );
        }
        // Different values: the bound lies between two of them, or on one.
        const wanted = part * (annulus.length - 1);
        ok(Math.abs(byShare.pixels.length - wanted) <= 1);
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
});

Deno.test("log-STD is 0 where nothing varies, rises with the deviation and has no other scale", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e30, noNaN: true }),
      fc.double({ min: 0, max: 1e30, noNaN: true }),
      (a, b) => {
        const [nothing, one, other] = logStdMap(Float64Array.of(0, a, b));
        strictEqual(nothing, 0);
        ok(a <= b ? one <= other : one >= other);
        // In float32.
        const expected = Math.log1p(a);
        ok(Math.abs(one - expected) <= 2 ** -23 * expected + 2 ** -52);
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
});
