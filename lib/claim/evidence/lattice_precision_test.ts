import { ok, strictEqual } from "node:assert/strict";
import { fitHexagonalLattice } from "../../lattice/fit_hexagonal_lattice.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { arrayScan } from "../../scan/array_scan.ts";
import { latticeBound } from "./lattice_bound.ts";
import { latticePrecision } from "./lattice_precision.ts";

const SIDE = 124;
const detector = [SIDE, SIDE] as const;
const annulus = [24, 57] as const;
const [FIRST, SIGMA, HEIGHT, GROUND] = [29.5, 2, 40, 100];

/** Twelve equal disks on even ground, in electrons. */
const expected = Float32Array.from({ length: SIDE * SIDE }, (_, pixel) => {
  const [y, x] = [62 - Math.floor(pixel / SIDE), pixel % SIDE - 62];
  let value = GROUND;
  for (let i = 0; i < 12; i++) {
    const radius = i < 6 ? FIRST : Math.sqrt(3) * FIRST;
    const angle = (12 + 60 * i + (i < 6 ? 0 : 30)) * Math.PI / 180;
    value += HEIGHT * Math.exp(
      -((x - radius * Math.cos(angle)) ** 2 +
        (y - radius * Math.sin(angle)) ** 2) / (2 * SIGMA ** 2),
    );
  }
  return value;
});
const lattice = fitHexagonalLattice(expected, { detector, annulus })!;

/** The sums over pixels that the bound is defined by, from the formula of the disks. */
function boundByHand(): number {
  let information = 0;
  for (let i = 0; i < 12; i++) {
    const radius = i < 6 ? FIRST : Math.sqrt(3) * FIRST;
    const angle = (12 + 60 * i + (i < 6 ? 0 : 30)) * Math.PI / 180;
    const [x0, y0] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
      const dy = 62 - Math.floor(pixel / SIDE) - y0;
      const dx = pixel % SIDE - 62 - x0;
      const disk = HEIGHT * Math.exp(-(dx * dx + dy * dy) / (2 * SIGMA ** 2));
      const slope = disk * (dx * x0 + dy * y0) / SIGMA ** 2;
      information += slope ** 2 / (GROUND + disk);
    }
  }
  return 1 / Math.sqrt(information);
}

Deno.test("the bound is the Fisher information of the disks' common scale", () => {
  const bound = latticeBound(expected, { detector, annulus, lattice, gain: 1 });
  // Differences of neighbouring pixels flatten a disk of 2 px, and windows of
  // 2.5 deviations cut its rim: the bound is up to 15 % high.
  const over = bound / boundByHand() - 1;
  ok(over > 0 && over < 0.15, `${over}`);
  // The same electrons in other units.
  const scaled = latticeBound(expected.map((value) => 151 * value), {
    detector,
    annulus,
    lattice,
    gain: 151,
  });
  ok(Math.abs(scaled / bound - 1) < 1e-4, `${scaled}, ${bound}`);
  // Four times the electrons halve it.
  const brighter = latticeBound(expected.map((value) => 4 * value), {
    detector,
    annulus,
    lattice,
    gain: 1,
  });
  ok(Math.abs(2 * brighter / bound - 1) < 1e-4);
});

/** Patterns of one material with counting noise. */
function noisyScan(columns: number) {
  const random = new RandomStream(4, "counting noise");
  const values = new Float32Array(columns * SIDE * SIDE);
  for (let i = 0; i < values.length; i++) {
    const mean = expected[i % expected.length];
    // 100 electrons or more: counts are normal enough.
    values[i] = mean + Math.sqrt(mean) * random.normal();
  }
  return arrayScan(values, { shape: { scan: [1, columns], detector } });
}

Deno.test("single patterns scatter a little above the bound", async () => {
  const columns = 41;
  const { spread, bound, pairs, fitted } = await latticePrecision(
    noisyScan(columns),
    {
      clampBelow: null,
      shifts: new Float32Array(2 * columns),
      material: "WS2",
      labels: new Int8Array(columns).fill(1),
      label: 1,
      annulus,
      mean: expected,
      lattice,
      gain: 1,
      seed: 0,
      sample: 40,
    },
  );
  strictEqual(pairs, 40);
  strictEqual(fitted, 40);
  // A median of 40 differences is known to 20 %; centres of mass in windows are
  // no best fit.
  const over = spread! / bound!;
  ok(over > 0.75 && over < 2.5, `${over}`);
});

Deno.test("where no pair shows a lattice, or the gain is not known, there is no number", async () => {
  const scan = arrayScan(new Float32Array(3 * SIDE * SIDE).fill(7), {
    shape: { scan: [1, 3], detector },
  });
  const measured = await latticePrecision(scan, {
    clampBelow: 1,
    shifts: new Float32Array(6),
    material: "WS2",
    labels: Int8Array.of(1, 1, 0),
    label: 1,
    annulus,
    mean: expected,
    lattice,
    gain: null,
    seed: 0,
  });
  strictEqual(measured.pairs, 1);
  strictEqual(measured.fitted, 0);
  strictEqual(measured.spread, null);
  strictEqual(measured.bound, null);
});
