import { deepEqual, equal, ok } from "node:assert/strict";
import { centreOfMass } from "../../align/centre_of_mass.ts";
import { detectorMiddle } from "../../align/detector_middle.ts";
import { probeDisc } from "../../align/probe_disc.ts";
import { shiftPattern } from "../../align/shift_pattern.ts";
import { toFloat32 } from "../../io/element/to_float32.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { patternChecksum } from "./pattern_checksum.ts";
import { pixelRuns } from "./pixel_runs.ts";
import { StreamKernels } from "./stream_kernels.ts";

/** One pixel, odd and prime, whole vectors, and a row more than columns. */
const DETECTORS = [[1, 1], [3, 5], [17, 13], [62, 62], [125, 124]] as const;
/** Half the distance from 1 to the next float32. */
const ROUNDING = 2 ** -24;

interface TestCase {
  readonly detector: readonly [number, number];
  readonly kernels: StreamKernels;
  readonly random: RandomStream;
  /** A pattern of values of either sign, and where the kernels have it. */
  readonly pattern: Float32Array<ArrayBuffer>;
  readonly from: number;
  /** Place for another. */
  readonly to: number;
}

function test(name: string, body: (test: TestCase) => void) {
  for (const variant of ["relaxed", "plain"] as const) {
    Deno.test(`${name} [${variant}]`, () => {
      for (const detector of DETECTORS) {
        const random = new RandomStream(detector[0], "stream kernels");
        const kernels = new StreamKernels(detector, variant);
        const pattern = Float32Array.from(
          { length: kernels.pixels },
          () => 100 * random.normal(),
        );
        // A pattern that starts on no vector's border, as in a block.
        const from = kernels.memory.place(kernels.patternBytes + 8) + 4;
        const to = kernels.memory.place(kernels.patternBytes);
        kernels.memory.floats(from, kernels.pixels).set(pattern);
        body({ detector, kernels, random, pattern, from, to });
      }
    });
  }
}

/** Every third pixel or so, some of them neighbours, and the last. */
function somePixels({ kernels, random }: TestCase): Uint32Array {
  const all = Uint32Array.from({ length: kernels.pixels }, (_, i) => i);
  const border = kernels.pixels - 1;
  return all.filter((i) => random.integer(9) < 6 || i === border);
}

test("stored values become the float32 that toFloat32 makes of them", (test) => {
  const { kernels, random } = test;
  for (
    const [type, bytes] of [
      ["int8", 1],
      ["uint8", 1],
      ["int16", 2],
      ["uint16", 2],
      ["int32", 4],
      ["uint32", 4],
      ["float64", 8],
    ] as const
  ) {
    // All bits by chance: NaN of float64 included, whose payload is nobody's.
    const stored = Uint8Array.from(
      { length: kernels.pixels * bytes },
      () => random.integer(256),
    );
    const place = kernels.memory.place(stored.length);
    kernels.memory.bytes(place, stored.length).set(stored);
    kernels.convert(type, place, test.to);
    const target = new Float32Array(kernels.pixels);
    toFloat32(stored, { type, target });
    deepEqual(
      [...kernels.memory.floats(test.to, kernels.pixels)],
      [...target],
      type,
    );
  }
});

test("values are clamped, and what is not finite is noticed and left", (test) => {
  const { kernels, pattern, from, random } = test;
  const values = kernels.memory.floats(from, kernels.pixels);
  ok(kernels.admit(from, -Infinity));
  deepEqual([...values], [...pattern]);
  ok(kernels.admit(from, 1));
  deepEqual([...values], Array.from(pattern, (value) => Math.max(1, value)));
  for (const bad of [NaN, Infinity, -Infinity]) {
    for (
      const at of [0, kernels.pixels - 1, random.integer(kernels.pixels)]
    ) {
      values.set(pattern);
      values[at] = bad;
      equal(kernels.admit(from, 1), false, `${bad} at ${at}`);
      equal(values[at], bad);
    }
  }
});

test("the checksum is patternChecksum's and sees every bit", (test) => {
  const { kernels, pattern, from, random } = test;
  const sum = () => [...kernels.checksum(from)].join();
  const own = sum();
  equal(own, [...patternChecksum(pattern)].join());
  const bits = kernels.memory.integers(from, kernels.pixels);
  const seen = new Set([own]);
  for (let trial = 0; trial < 40; trial++) {
    const at = trial === 0 ? kernels.pixels - 1 : random.integer(bits.length);
    const bit = trial % 32;
    bits[at] ^= 1 << bit;
    ok(sum() !== own, `bit ${bit} of pixel ${at}`);
    seen.add(sum());
    bits[at] ^= 1 << bit;
  }
  ok(seen.size > 20 || kernels.pixels === 1);
  // Exchanged pixels, neighbours or a group apart.
  for (const distance of [1, 4, 32, 64]) {
    if (distance >= kernels.pixels) continue;
    const at = random.integer(kernels.pixels - distance);
    const values = kernels.memory.floats(from, kernels.pixels);
    [values[at], values[at + distance]] = [values[at + distance], values[at]];
    ok(sum() !== own, `pixels ${at} and ${at + distance} exchanged`);
    [values[at], values[at + distance]] = [values[at + distance], values[at]];
  }
});

test("the centre of mass is centreOfMass's", (test) => {
  const { detector, kernels, pattern, from } = test;
  const bright = pattern.map(Math.abs);
  kernels.memory.floats(from, kernels.pixels).set(bright);
  const radius = Math.min(...detector) / 2 + 0.5;
  const disc = probeDisc(detector, radius);
  const ours = kernels.centre(from, placeDisc(test, radius));
  const [y, x] = centreOfMass(bright, 0, disc);
  // The same float64 sums in another order: some thousand roundings of 2^-53
  // times the radius.
  ok(Math.abs(ours[0] - y) <= 1e-12 * radius, `${ours[0]}, ${y}`);
  ok(Math.abs(ours[1] - x) <= 1e-12 * radius, `${ours[1]}, ${x}`);
  kernels.memory.floats(from, kernels.pixels).fill(-1);
  deepEqual(kernels.centre(from, placeDisc(test, radius)), [0, 0]);
});

function placeDisc({ detector, kernels }: TestCase, radius: number) {
  return kernels.placeRuns(pixelRuns(probeDisc(detector, radius).pixels, {
    columns: detector[1],
    origin: detectorMiddle(detector),
  }));
}

test("a shift is shiftPattern's, and gathering gives its bits", (test) => {
  const { detector, kernels, pattern, from, to, random } = test;
  const expected = new Float32Array(kernels.pixels);
  const largest = Math.max(...pattern.map(Math.abs));
  const pixels = somePixels(test);
  const chosen = kernels.placeRuns(
    pixelRuns(pixels, { columns: detector[1] }),
  );
  const samples = kernels.memory.place(pixels.length * 4);
  const shifts: (readonly [number, number])[] = [
    [0, 0],
    [0.25, -0.75],
    [-1, 1],
    [detector[0] - 0.5, 0.1],
    [-0.1, -detector[1] + 0.5],
    [1e12, -1e12],
  ];
  for (let trial = 0; trial < 12; trial++) {
    shifts.push([3 * random.normal(), 3 * random.normal()]);
  }
  for (const [dy, dx] of shifts) {
    shiftPattern(pattern, expected, { detector, dy, dx });
    const ours = kernels.memory.floats(to, kernels.pixels).fill(NaN);
    kernels.shift({ from, to, dy, dx });
    for (let pixel = 0; pixel < kernels.pixels; pixel++) {
      // Four weights and products and three sums, each rounded to float32.
      ok(
        Math.abs(ours[pixel] - expected[pixel]) <= 8 * ROUNDING * largest,
        `${detector}, ${dy}, ${dx}, ${pixel}: ${ours[pixel]}, ${
          expected[pixel]
        }`,
      );
    }
    kernels.gather({ from, to: samples, dy, dx }, chosen);
    deepEqual(
      [...kernels.memory.floats(samples, pixels.length)],
      Array.from(pixels, (pixel) => ours[pixel]),
    );
  }
});

test("the sum takes the pixels that are named", (test) => {
  const { detector, kernels, pattern, from } = test;
  const pixels = somePixels(test);
  const chosen = kernels.placeRuns(
    pixelRuns(pixels, { columns: detector[1] }),
  );
  const exact = pixels.reduce((sum, pixel) => sum + pattern[pixel], 0);
  // float64 sums of up to 15,500 values of some hundred, in another order.
  ok(Math.abs(kernels.sum(from, chosen) - exact) < 1e-8);
});

test("sums of rounded values are exact", (test) => {
  const { kernels, pattern, to } = test;
  kernels.memory.floats(to, kernels.pixels).set(pattern);
  const sums = kernels.memory.place(2 * kernels.patternBytes);
  const expected = new Float64Array(kernels.pixels);
  for (const scale of [1, 2 ** 30, 0.125]) {
    kernels.addRounded(to, sums, scale);
    const rounder = 1.5 * 2 ** 52;
    pattern.forEach((value, i) =>
      expected[i] += value * scale + rounder - rounder
    );
  }
  deepEqual(
    [...kernels.memory.doubles(sums, kernels.pixels)],
    [...expected],
  );
});

Deno.test("both variants give the same bits", () => {
  const detector = [17, 13] as const;
  const [one, other] = (["relaxed", "plain"] as const).map((variant) => {
    const random = new RandomStream(1, "variants");
    const kernels = new StreamKernels(detector, variant);
    const from = kernels.memory.place(kernels.patternBytes);
    const to = kernels.memory.place(kernels.patternBytes);
    kernels.memory.floats(from, kernels.pixels).set(
      Float32Array.from({ length: kernels.pixels }, () => random.uniform()),
    );
    const disc = kernels.placeRuns(pixelRuns(probeDisc(detector).pixels, {
      columns: detector[1],
      origin: detectorMiddle(detector),
    }));
    const shift = kernels.align({ from, to }, { disc, passes: 3 });
    return [...shift, ...kernels.memory.floats(to, kernels.pixels)];
  });
  deepEqual(one, other);
});
