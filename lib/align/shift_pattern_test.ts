import { deepStrictEqual, ok } from "node:assert/strict";
import { RandomStream } from "../random/random_stream.ts";
import { alignPattern } from "./align_pattern.ts";
import { centreOfMass } from "./centre_of_mass.ts";
import { probeDisc } from "./probe_disc.ts";
import { sampleShifted } from "./sample_shifted.ts";
import { shiftPattern } from "./shift_pattern.ts";

Deno.test("a shift is bilinear with zeros outside, however far it goes", () => {
  const random = new RandomStream(2, "shift");
  for (let trial = 0; trial < 200; trial++) {
    const detector = [1 + random.integer(9), 1 + random.integer(9)] as const;
    const [rows, columns] = detector;
    const from = random.integer(3);
    const source = Float32Array.from(
      { length: from + rows * columns },
      () => random.normal(),
    );
    const [dy, dx] = [0, 0].map(() =>
      random.integer(3) === 0 ? random.integer(9) - 4 : 8 * random.normal()
    );
    const shifted = new Float32Array(rows * columns).fill(NaN);
    shiftPattern(source, shifted, { detector, from, dy, dx });
    const stored = (y: number, x: number) =>
      y < 0 || x < 0 || y >= rows || x >= columns
        ? 0
        : source[from + y * columns + x];
    for (let pixel = 0; pixel < shifted.length; pixel++) {
      const y = Math.floor(pixel / columns) + dy;
      const x = pixel % columns + dx;
      let expected = 0;
      for (const tapY of [Math.floor(y), Math.floor(y) + 1]) {
        for (const tapX of [Math.floor(x), Math.floor(x) + 1]) {
          expected += (1 - Math.abs(y - tapY)) * (1 - Math.abs(x - tapX)) *
            stored(tapY, tapX);
        }
      }
      // Values of up to 4 rounded to float32.
      ok(
        Math.abs(shifted[pixel] - expected) < 1e-6,
        `${detector}, ${dy}, ${dx}, pixel ${pixel}`,
      );
    }
    // Sampling gives the same bits.
    const pixels = Uint32Array.from({ length: rows * columns }, (_, i) => i)
      .filter(() => random.integer(2) === 0);
    const samples = new Float32Array(pixels.length);
    sampleShifted(source, samples, { detector, from, to: 0, pixels, dy, dx });
    deepStrictEqual(
      [...samples],
      Array.from(pixels, (pixel) => shifted[pixel]),
    );
  }
});

Deno.test("a dark pattern has no centre and stays where it is", () => {
  const disc = probeDisc([12, 12]);
  deepStrictEqual(centreOfMass(new Float32Array(144), 0, disc), [0, 0]);
  deepStrictEqual(centreOfMass(new Float32Array(144).fill(-1), 0, disc), [
    0,
    0,
  ]);
});

Deno.test("more passes leave less of a displacement on a bright background", () => {
  const detector = [41, 41] as const;
  const disc = probeDisc(detector);
  const [trueY, trueX] = [0.8, -0.55];
  const pattern = Float32Array.from({ length: 41 * 41 }, (_, pixel) => {
    const y = Math.floor(pixel / 41) - 20 - trueY;
    const x = pixel % 41 - 20 - trueX;
    return 100 * Math.exp(-(x * x + y * y) / 4) + 5;
  });
  const residual = (passes: number) => {
    const [y, x] = alignPattern(pattern, 0, new Float32Array(41 * 41), {
      detector,
      disc,
      passes,
    });
    return Math.hypot(y - trueY, x - trueX);
  };
  ok(residual(3) < 0.5 * residual(1), `${residual(3)}, ${residual(1)}`);
  ok(residual(8) < 0.02, `${residual(8)}`);
});
