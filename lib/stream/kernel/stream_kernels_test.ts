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

/** Types of stored values and their bytes. */
const TYPES = [
  ["int8", 1],
  ["uint8", 1],
  ["int16", 2],
  ["uint16", 2],
  ["int32", 4],
  ["uint32", 4],
  ["float32", 4],
  ["float64", 8],
] as const;

test("stored values become the float32 that toFloat32 makes of them, with or without a checksum", (test) => {
  const { kernels, random, to } = test;
  for (const [type, bytes] of TYPES) {
    // All bits by chance: NaN included, whose payload is nobody's.
    const stored = Uint8Array.from(
      { length: kernels.pixels * bytes },
      () => random.integer(256),
    );
    const from = kernels.memory.place(stored.length);
    kernels.memory.bytes(from, stored.length).set(stored);
    const target = new Float32Array(kernels.pixels);
    toFloat32(stored, { type, target });
    const digest = new Uint8Array(32);
    for (const options of [{}, { digest }]) {
      const places = { type, from, to };
      // Values behind the last are not the kernel's.
      kernels.memory.floats(to, kernels.paddedPixels).fill(-7);
      equal(
        kernels.admit(places, { floor: -Infinity, ...options }),
        target.every(Number.isFinite),
        type,
      );
      deepEqual(
        [...kernels.memory.floats(to, kernels.paddedPixels)],
        [...target, ...Array(kernels.paddedPixels - kernels.pixels).fill(-7)],
        type,
      );
      kernels.admit(places, { floor: 20.5, ...options });
      const raised = (value: number) =>
        Number.isFinite(value) ? Math.max(20.5, value) : value;
      deepEqual(
        [...kernels.memory.floats(to, kernels.pixels)],
        Array.from(target, raised),
        type,
      );
    }
    if (!target.some(Number.isNaN)) deepEqual(digest, patternChecksum(target));
  }
});

test("values are clamped in their place, and what is not finite is noticed and left", (test) => {
  const { kernels, pattern, from, random } = test;
  const values = kernels.memory.floats(from, kernels.pixels);
  for (const digest of [undefined, new Uint8Array(32)]) {
    const admit = (floor: number) =>
      kernels.admit({ type: "float32", from, to: from }, { floor, digest });
    values.set(pattern);
    ok(admit(-Infinity));
    deepEqual([...values], [...pattern]);
    ok(admit(1));
    deepEqual([...values], Array.from(pattern, (value) => Math.max(1, value)));
    for (const bad of [NaN, Infinity, -Infinity]) {
      for (
        const at of [0, kernels.pixels - 1, random.integer(kernels.pixels)]
      ) {
        values.set(pattern);
        values[at] = bad;
        equal(admit(1), false, `${bad} at ${at}`);
        equal(values[at], bad);
      }
    }
  }
});

test("the checksum is patternChecksum's and sees every bit", (test) => {
  const { kernels, pattern, from, to, random } = test;
  const sum = () => {
    const digest = new Uint8Array(32);
    kernels.admit({ type: "float32", from, to }, { floor: 0, digest });
    return digest.join();
  };
  const own = sum();
  equal(own, patternChecksum(pattern).join());
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
      // Two weights, two products and a sum, twice, each rounded to float32.
      ok(
        Math.abs(ours[pixel] - expected[pixel]) <= 8 * ROUNDING * largest,
        `${detector}, ${dy}, ${dx}, ${pixel}: ${ours[pixel]}, ${
          expected[pixel]
        }`,
      );
    }
    kernels.memory.floats(samples, pixels.length + 4).fill(-7);
    ok(kernels.gather({ from, to: samples, dy, dx }, chosen));
    deepEqual(
      [...kernels.memory.floats(samples, pixels.length + 4)],
      [...Array.from(pixels, (pixel) => ours[pixel]), -7, -7, -7, -7],
    );
  }
});

test("gathering from stored values gives the bits of an admitted pattern's shift", (test) => {
  const { kernels, detector, to, random } = test;
  const pixels = somePixels(test);
  const chosen = kernels.placeRuns(
    pixelRuns(pixels, { columns: detector[1] }),
  );
  const samples = kernels.memory.place(pixels.length * 4);
  const admitted = kernels.memory.place(kernels.patternBytes);
  for (const [type, bytes] of TYPES) {
    const length = kernels.pixels * bytes;
    const from = kernels.memory.place(length + 64);
    const stored = kernels.memory.bytes(from, length + 64);
    if (type === "float32" || type === "float64") {
      // NaN behind the pattern, which nobody may notice.
      stored.fill(0xff);
      const values = type === "float32"
        ? kernels.memory.floats(from, kernels.pixels)
        : kernels.memory.doubles(from, kernels.pixels);
      values.forEach((_, i) => values[i] = 40 * random.normal());
    } else stored.forEach((_, i) => stored[i] = random.integer(256));
    for (const floor of [-Infinity, 17.25]) {
      ok(kernels.admit({ type, from, to: admitted }, { floor }));
      for (let trial = 0; trial < 4; trial++) {
        const [dy, dx] = [2 * random.normal(), 2 * random.normal()];
        kernels.shift({ from: admitted, to, dy, dx });
        const places = { type, from, to: samples, dy, dx };
        ok(kernels.gather(places, chosen, { floor }), type);
        const shifted = kernels.memory.floats(to, kernels.pixels);
        deepEqual(
          [...kernels.memory.floats(samples, pixels.length)],
          Array.from(pixels, (pixel) => shifted[pixel]),
          `${type} ${floor}`,
        );
      }
    }
  }
});

test("gathering notices a pixel that is not finite, and only one that counts", (test) => {
  const { kernels, detector, pattern, from, random } = test;
  const pixels = somePixels(test);
  const chosen = kernels.placeRuns(
    pixelRuns(pixels, { columns: detector[1] }),
  );
  const to = kernels.memory.place(pixels.length * 4);
  const values = kernels.memory.floats(from, kernels.pixels);
  for (const bad of [NaN, Infinity, -Infinity]) {
    const counts = pixels[random.integer(pixels.length)];
    for (let pixel = 0; pixel < kernels.pixels; pixel += 7) {
      const at = pixel === 0 ? counts : pixel;
      values.set(pattern);
      values[at] = bad;
      const taps = [0, 1, detector[1], detector[1] + 1]
        .map((step) => at - step)
        // A pixel in the first column is nobody's right neighbour.
        .filter((_, tap) => tap % 2 === 0 || at % detector[1] > 0);
      equal(
        kernels.gather({ from, to, dy: 0.5, dx: 0.5 }, chosen, { floor: 0 }),
        !taps.some((tap) => pixels.includes(tap)),
        `${bad} at ${at}`,
      );
    }
  }
});

test("the sum takes the pixels that are named", (test) => {
  const { detector, kernels, pattern, from } = test;
  const pixels = somePixels(test);
  const chosen = kernels.placeRuns(
    pixelRuns(pixels, { columns: detector[1] }),
  );
  const exact = pixels.reduce((sum, pixel) => sum + pattern[pixel], 0);
  const sizes = pixels.reduce(
    (sum, pixel) => sum + Math.abs(pattern[pixel]),
    0,
  );
  const longest = kernels.memory.integers(chosen.address, 4 * chosen.count)
    .reduce((most, value, i) => i % 4 === 1 ? Math.max(most, value) : most, 0);
  // A value takes part in an addition for every eight of its run and in two
  // more in float32; float64's roundings are as nothing.
  const most = (longest / 8 + 3) * ROUNDING * sizes;
  ok(Math.abs(kernels.sum(from, chosen) - exact) <= most);
  // What is behind the pattern, and between the runs, is not read into it.
  const all = kernels.placeRuns(
    pixelRuns(Uint32Array.from(pattern.keys()), { columns: detector[1] }),
  );
  kernels.memory.floats(from + 4 * kernels.pixels, 3).fill(NaN);
  ok(Number.isFinite(kernels.sum(from, all)));
});

test("sums of rounded values are exact, however many are added together", (test) => {
  const { kernels, random } = test;
  const { pixels, patternBytes } = kernels;
  const patterns = kernels.memory.place(5 * patternBytes);
  for (const quantum of [1, 2 ** -30, 8]) {
    const expected = new Float64Array(pixels);
    for (let pattern = 0; pattern < 5; pattern++) {
      const values = kernels.memory.floats(
        patterns + pattern * patternBytes,
        pixels,
      );
      for (let pixel = 0; pixel < pixels; pixel++) {
        // Halves of the quantum among them: to the even neighbour.
        values[pixel] = pattern % 2 === 0
          ? 100 * random.normal()
          : quantum * (random.integer(99) - 49) / 2;
        const whole = Math.floor(values[pixel] / quantum);
        const rest = values[pixel] / quantum - whole;
        expected[pixel] += whole +
          (rest > 0.5 || rest === 0.5 && whole % 2 !== 0 ? 1 : 0);
      }
    }
    for (const together of [1, 2, 5]) {
      const sums = kernels.memory.place(2 * patternBytes);
      for (let from = 0; from < 5; from += together) {
        const count = Math.min(together, 5 - from);
        kernels.addRounded(patterns + from * patternBytes, sums, {
          count,
          quantum,
        });
      }
      kernels.concludeRounded(sums, { count: 5, quantum });
      deepEqual(
        [...kernels.memory.doubles(sums, pixels)],
        // A sum of integers has no sign of zero.
        Array.from(expected, (value) => value + 0),
      );
    }
  }
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
