import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { testOnEngines } from "../compute/test_on_engines.ts";
import { arrayScan } from "../scan/array_scan.ts";
import { gatherFeatures } from "../stream/gather_features.ts";
import { measureScan } from "../stream/measure_scan.ts";
import { alignPattern } from "./align_pattern.ts";
import { centreOfMass } from "./centre_of_mass.ts";
import { probeDisc } from "./probe_disc.ts";
import { shiftPattern } from "./shift_pattern.ts";

const SEED = 2022;
/** Half the distance from 1 to the next float32. */
const ROUNDING = 2 ** -24;

type Detector = readonly [rows: number, columns: number];

/** Detectors of any shape. */
const detectors: fc.Arbitrary<Detector> = fc.tuple(
  fc.integer({ min: 1, max: 14 }),
  fc.integer({ min: 1, max: 14 }),
);

/** Patterns of counts, which float32 holds exactly. */
const counts = ([rows, columns]: Detector) =>
  fc.array(fc.integer({ min: 0, max: 65535 }), {
    minLength: rows * columns,
    maxLength: rows * columns,
  }).map((values) => Float32Array.from(values));

const patterns = detectors.chain((detector) =>
  counts(detector).map((pattern) => ({ detector, pattern }))
);
const wholes = fc.integer({ min: -16, max: 16 });
const shifts = fc.double({ min: -4, max: 4, noNaN: true }).map(Math.fround);

function moved(
  pattern: Float32Array,
  detector: Detector,
  [dy, dx]: readonly [number, number],
): Float32Array {
  const target = new Float32Array(pattern.length).fill(NaN);
  shiftPattern(pattern, target, { detector, dy, dx });
  return target;
}

/**
 * A pattern that went there and back by a fraction f: along each axis
 * f (1 - f) of either neighbour and 1 - 2 f (1 - f) of itself. True where
 * neither way leaves the detector.
 */
function blurred(
  pattern: Float32Array,
  [rows, columns]: Detector,
  shift: readonly [number, number],
): Float64Array {
  const [fy, fx] = shift.map((d) => {
    const fraction = d - Math.floor(d);
    return fraction * (1 - fraction);
  });
  const value = (y: number, x: number) =>
    y < 0 || x < 0 || y >= rows || x >= columns ? 0 : pattern[y * columns + x];
  const along = (y: number, x: number) =>
    fx * (value(y, x - 1) + value(y, x + 1)) + (1 - 2 * fx) * value(y, x);
  return Float64Array.from(pattern, (_, pixel) => {
    const [y, x] = [Math.floor(pixel / columns), pixel % columns];
    return fy * (along(y - 1, x) + along(y + 1, x)) +
      (1 - 2 * fy) * along(y, x);
  });
}

/** Whether a pixel, its neighbours and where they go all lie on the detector. */
function staysInside(
  pixel: number,
  [rows, columns]: Detector,
  [dy, dx]: readonly [number, number],
): boolean {
  const [y, x] = [Math.floor(pixel / columns), pixel % columns];
  const within = (at: number, d: number, size: number) =>
    at >= 1 && at + 1 < size && at - 1 - d >= 0 && at + 1 - d <= size - 1;
  return within(y, dy, rows) && within(x, dx, columns);
}

Deno.test("whole pixels there and back give the bits of what stayed on the detector, zeros for the rest", () => {
  fc.assert(
    fc.property(patterns, wholes, wholes, ({ detector, pattern }, dy, dx) => {
      const [rows, columns] = detector;
      const back = moved(moved(pattern, detector, [dy, dx]), detector, [
        -dy,
        -dx,
      ]);
      back.forEach((value, pixel) => {
        const y = Math.floor(pixel / columns) - dy;
        const x = pixel % columns - dx;
        const stayed = y >= 0 && y < rows && x >= 0 && x < columns;
        strictEqual(value, stayed ? pattern[pixel] : 0);
      });
    }),
    { seed: SEED, numRuns: 200 },
  );
});

Deno.test("any shift there and back is a known blur, far from the edges", () => {
  fc.assert(
    fc.property(patterns, shifts, shifts, ({ detector, pattern }, dy, dx) => {
      const back = moved(moved(pattern, detector, [dy, dx]), detector, [
        -dy,
        -dx,
      ]);
      const expected = blurred(pattern, detector, [dy, dx]);
      const largest = Math.max(...pattern);
      back.forEach((value, pixel) => {
        if (!staysInside(pixel, detector, [dy, dx])) return;
        // Two roundings to float32, and a fraction's own in float64.
        ok(Math.abs(value - expected[pixel]) <= 3 * ROUNDING * largest);
      });
    }),
    { seed: SEED, numRuns: 200 },
  );
});

testOnEngines(
  "gathering all pixels there and back is the same blur",
  async (engine) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 7, max: 12 }),
        fc.integer({ min: 7, max: 12 }),
        fc.array(fc.tuple(shifts, shifts), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 0, max: 2 ** 31 }),
        async (rows, columns, moves, start) => {
          const detector = [rows, columns] as const;
          const pixels = rows * columns;
          const shape = { scan: [2, 2], detector } as const;
          const stored = Float32Array.from(
            { length: 4 * pixels },
            (_, i) => Math.imul(i + start, 0x9e3779b1) >>> 16,
          );
          const gathered = async (values: Float32Array, sign: 1 | -1) => {
            const source = arrayScan(values, { shape });
            const found = await gatherFeatures(source, engine, {
              clampBelow: null,
              shifts: Float32Array.from(moves.flat(), (d) => sign * d),
              pixels: Uint32Array.from({ length: pixels }, (_, i) => i),
            });
            return Float32Array.from(found.values);
          };
          const back = await gathered(await gathered(stored, 1), -1);
          moves.forEach((move, position) => {
            const pattern = stored.subarray(
              position * pixels,
              (position + 1) * pixels,
            );
            const expected = blurred(pattern, detector, move);
            for (let pixel = 0; pixel < pixels; pixel++) {
              if (!staysInside(pixel, detector, move)) continue;
              const value = back[position * pixels + pixel];
              // Each way: two weights, six products and sums, in float32; the
              // weights of negative shifts are off by the fraction's rounding.
              ok(
                Math.abs(value - expected[pixel]) <= 24 * ROUNDING * 65535,
                `${move}, ${pixel}: ${value}, ${expected[pixel]}`,
              );
            }
          });
        },
      ),
      { seed: SEED, numRuns: 8 },
    );
  },
);

Deno.test("shifting is linear, and keeps what does not reach an edge", () => {
  fc.assert(
    fc.property(
      detectors.chain((detector) =>
        fc.record({
          detector: fc.constant(detector),
          a: counts(detector),
          b: counts(detector),
        })
      ),
      shifts,
      shifts,
      ({ detector, a, b }, dy, dx) => {
        const [rows, columns] = detector;
        const sum = moved(a.map((v, i) => v + b[i]), detector, [dy, dx]);
        const [fromA, fromB] = [a, b].map((of) =>
          moved(of, detector, [dy, dx])
        );
        sum.forEach((value, i) =>
          // Three values rounded to float32.
          ok(Math.abs(value - fromA[i] - fromB[i]) <= 3 * ROUNDING * 131070)
        );
        // A pattern with a rim of zeros as wide as the shift and one more.
        const [rimY, rimX] = [dy, dx].map((d) => Math.ceil(Math.abs(d)));
        const inner = a.map((v, pixel) => {
          const [y, x] = [Math.floor(pixel / columns), pixel % columns];
          return y >= rimY && y < rows - rimY && x >= rimX && x < columns - rimX
            ? v
            : 0;
        });
        const total = (values: Float32Array) =>
          values.reduce((all, v) => all + v, 0);
        const kept = total(moved(inner, detector, [dy, dx]));
        ok(Math.abs(kept - total(inner)) <= 2 * ROUNDING * total(inner));
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
});

Deno.test("the centre of mass of a transposed pattern is transposed, a brighter one's is the same to the bit", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 6, max: 20 }).chain((size) =>
        counts([size, size]).map((pattern) => ({ size, pattern }))
      ),
      fc.integer({ min: -60, max: 60 }),
      ({ size, pattern }, power) => {
        const disc = probeDisc([size, size]);
        const [y, x] = centreOfMass(pattern, 0, disc);
        const transposed = pattern.map((_, i) =>
          pattern[i % size * size + Math.floor(i / size)]
        );
        const [ty, tx] = centreOfMass(transposed, 0, disc);
        // Sums of whole numbers below 2^53 are exact in any order.
        deepStrictEqual([ty, tx], [x, y]);
        // A power of two moves exponents alone.
        const brighter = pattern.map((v) => v * 2 ** power);
        deepStrictEqual(centreOfMass(brighter, 0, disc), [y, x]);
        const radius = Math.floor(size / 6);
        ok(Math.hypot(y, x) < radius);
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
});

Deno.test("a pattern that moves by whole pixels within the disc is aligned to the same", () => {
  const detector = [31, 31] as const;
  const disc = probeDisc(detector);
  fc.assert(
    fc.property(
      counts([3, 3]),
      fc.integer({ min: -2, max: 2 }),
      fc.integer({ min: -2, max: 2 }),
      (spot, dy, dx) => {
        fc.pre(spot.some((v) => v > 0));
        const at = (toY: number, toX: number) => {
          const pattern = new Float32Array(31 * 31);
          spot.forEach((v, i) =>
            pattern[(14 + toY + Math.floor(i / 3)) * 31 + 14 + toX + i % 3] = v
          );
          const aligned = new Float32Array(31 * 31);
          const shift = alignPattern(pattern, 0, aligned, {
            detector,
            disc,
            passes: 1,
          });
          return { aligned, shift };
        };
        const [here, there] = [at(0, 0), at(dy, dx)];
        // Shifts of up to 4 px in float32, and intensities times that error.
        [dy, dx].forEach((d, axis) =>
          ok(
            Math.abs(there.shift[axis] - here.shift[axis] - d) <
              4 * ROUNDING * 2,
          )
        );
        here.aligned.forEach((value, i) =>
          ok(Math.abs(there.aligned[i] - value) <= 65535 * 24 * ROUNDING)
        );
      },
    ),
    { seed: SEED, numRuns: 100 },
  );
});

/** Values of either sign and any magnitude that float32 holds with room to sum. */
const extremes = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.constantFrom(1e30, -1e30, 1e-30, -1e-30, 1e-40, -1e-40, 0),
).map(Math.fround);

testOnEngines(
  "whatever the values, a centre lies in the disc or there is none",
  async (engine) => {
    const detector = [13, 12] as const;
    const pixels = 13 * 12;
    const disc = probeDisc(detector);
    await fc.assert(
      fc.asyncProperty(
        // The discs of four patterns, in which sums cancel, beside zeros.
        fc.array(extremes, {
          minLength: 4 * disc.pixels.length,
          maxLength: 4 * disc.pixels.length,
        }),
        fc.integer({ min: 1, max: 3 }),
        async (some, alignmentPasses) => {
          const values = new Float32Array(4 * pixels);
          some.forEach((value, i) => {
            const position = Math.floor(i / disc.pixels.length);
            const pixel = disc.pixels[i % disc.pixels.length];
            values[position * pixels + pixel] = value;
          });
          const { shifts, adf } = await measureScan(
            arrayScan(values, { shape: { scan: [2, 2], detector } }),
            engine,
            {
              clampBelow: null,
              alignmentPasses,
              adfPixels: Uint32Array.of(0, 17, 90),
            },
          );
          // The disc of radius 2, half a pixel, and so much in each pass.
          ok(shifts.every((d) => Math.abs(d) <= 1.5 * alignmentPasses));
          ok(adf.every(Number.isFinite));
          for (let position = 0; position < 4; position++) {
            const aligned = new Float32Array(pixels).fill(NaN);
            const shift = alignPattern(values, position * pixels, aligned, {
              detector,
              disc,
              passes: alignmentPasses,
            });
            ok(shift.every((d) => Math.abs(d) <= 1.5 * alignmentPasses));
            ok(aligned.every(Number.isFinite));
          }
        },
      ),
      { seed: SEED, numRuns: engine.gpu ? 30 : 100 },
    );
  },
);
