import {
  deepStrictEqual,
  ok,
  rejects,
  strictEqual,
  throws,
} from "node:assert/strict";
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import type { Engine } from "../compute/engine.ts";
import { testOnEngines } from "../compute/test_on_engines.ts";
import { arrayScan } from "../scan/array_scan.ts";
import { InputError } from "../scan/input_error.ts";
import { adjustedRandIndex } from "../score/adjusted_rand_index.ts";
import { findFeatures } from "./find_features.ts";
import { codeReadings, type Readings } from "./readings.ts";
import type { RecipePart } from "./recipe_part.ts";
import { runRecipe } from "./run_recipe.ts";

/** Positions along a side of the scans. */
const SIDE = 14;
/** Pixels along a side of the detector. */
const PIXELS = 32;
const EACH = PIXELS * PIXELS;
/** Corner of the junction that holds all three materials. */
const [ROW, COLUMN] = [8, 4];

/** A corner of the smallest junction, and the materials in it. */
async function corner(dose = 1) {
  const junction = createJunction({
    scale: "quick",
    seed: 0,
    overrides: { scanSize: 32, detectorSize: PIXELS, dose },
  });
  const region = { y0: ROW, y1: ROW + SIDE, x0: COLUMN, x1: COLUMN + SIDE };
  const material = Array.from(
    { length: SIDE * SIDE },
    (_, i) =>
      junction.truth!.material[
        (ROW + Math.floor(i / SIDE)) * 32 + COLUMN + i % SIDE
      ],
  );
  return { values: await junction.read(region), material };
}

const plain = await corner();

interface RunOptions {
  readonly readings?: Partial<Readings>;
  readonly leaveOut?: readonly RecipePart[];
  readonly scan?: readonly [number, number];
}

function run(
  values: Float32Array,
  engine: Engine,
  { readings = {}, leaveOut = ["umap", "networks"], scan = [SIDE, SIDE] }:
    RunOptions = {},
) {
  const shape = { scan, detector: [PIXELS, PIXELS] } as const;
  return runRecipe(arrayScan(values, { shape }), engine, {
    readings: {
      ...codeReadings(shape.detector),
      epochs: 1,
      restarts: 4,
      aeHiddenLayers: 1,
      ...readings,
    },
    seed: 0,
    leaveOut,
  });
}

/** Makes sure that every number in an outcome is one. */
function assertFinite(value: unknown, path = "outcome"): void {
  if (typeof value === "number") {
    ok(Number.isFinite(value), `${path}: ${value}`);
  } else if (ArrayBuffer.isView(value)) {
    const all = Array.from(value as Float32Array);
    ok(all.every(Number.isFinite), path);
  } else if (Array.isArray(value)) {
    value.forEach((each, i) => assertFinite(each, `${path}[${i}]`));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      assertFinite(each, `${path}.${key}`);
    }
  }
}

/** Agreement of materials with the truth, on the true flake. */
function materialsScore(labels: Int8Array, material: readonly number[]) {
  const flake = material.flatMap((label, i) => label > 0 ? [i] : []);
  return adjustedRandIndex(
    flake.map((i) => material[i]),
    flake.map((i) => labels[i]),
  );
}

testOnEngines(
  "from a thousandth of the dose to 1e9 counts a pattern: materials are right where they can be, and numbers are numbers",
  async (engine) => {
    const total = Math.max(
      ...Array.from(
        { length: SIDE * SIDE },
        (_, i) =>
          plain.values.subarray(i * EACH, (i + 1) * EACH)
            .reduce((sum, v) => sum + v, 0),
      ),
    );
    const bright = Math.round(1e9 / total);
    for (
      const { values, material, least } of [
        // What is left of a pattern is some single electrons.
        { ...await corner(1e-3), least: -1 },
        { ...plain, least: 0.97 },
        { ...await corner(1000), least: 0.97 },
        {
          values: plain.values.map((v) => v * bright),
          material: plain.material,
          least: 0.97,
        },
      ]
    ) {
      const outcome = await run(values, engine);
      assertFinite(outcome);
      const score = materialsScore(outcome.labels.materials, material);
      ok(score >= least, `${score}`);
    }
  },
);

testOnEngines(
  "saturated disks, and a dead and a hot pixel, leave the flake where it is",
  async (engine) => {
    const sorted = plain.values.slice().sort();
    const most = sorted[Math.floor(0.99 * sorted.length)];
    // Outside the annulus, as the beam stop's edge would be.
    const [dead, hot] = [3, EACH - 2];
    const values = plain.values.map((v, i) =>
      i % EACH === dead ? 0 : i % EACH === hot ? 65535 : Math.min(v, most)
    );
    const outcome = await run(values, engine);
    assertFinite(outcome);
    const flake = plain.material.map((label) => Math.sign(label));
    const found = Array.from(outcome.labels.level1, Math.sign);
    ok(adjustedRandIndex(flake, found) >= 0.97);
  },
);

testOnEngines(
  "a single position is a material of its own: networks and all, numbers are numbers",
  async (engine) => {
    const bright = 5 * SIDE + 6;
    const values = plain.values.map((v, i) =>
      Math.floor(i / EACH) === bright ? 1000 * v : v
    );
    const outcome = await run(values, engine, {
      readings: { k: [2, 1, 1, 1] },
      // UMAP is the threads' on both.
      leaveOut: engine.gpu ? ["umap"] : [],
    });
    assertFinite(outcome);
    const { level1, materials, ae } = outcome.labels;
    for (const labels of [level1, materials, ae!]) {
      deepStrictEqual(
        Array.from(labels, (label, i) => label > 0 ? [i] : []).flat(),
        [bright],
      );
    }
  },
);

testOnEngines(
  "as many clusters as positions",
  async (engine) => {
    // Two positions of the support, one of each material.
    const chosen = [0, 0, 1, 2].map((label, i) =>
      plain.material.indexOf(label, i === 1 ? 1 : 0)
    );
    const values = Float32Array.from(
      chosen.flatMap((at) => [
        ...plain.values.subarray(at * EACH, (at + 1) * EACH),
      ]),
    );
    const outcome = await run(values, engine, {
      scan: [2, 2],
      readings: { k: [2, 2, 1, 1] },
      // UMAP is the threads' on both.
      leaveOut: engine.gpu ? ["umap"] : [],
    });
    assertFinite(outcome);
    strictEqual(new Set(outcome.labels.level1).size, 2);
    strictEqual(Math.max(...outcome.labels.level3), 2);
  },
);

testOnEngines(
  "a scan that is turned has turned maps",
  async (engine) => {
    const at = (i: number) => {
      const [y, x] = [Math.floor(i / SIDE), i % SIDE];
      return x * SIDE + SIDE - 1 - y;
    };
    const turned = new Float32Array(plain.values.length);
    for (let i = 0; i < SIDE * SIDE; i++) {
      turned.set(
        plain.values.subarray(at(i) * EACH, (at(i) + 1) * EACH),
        i * EACH,
      );
    }
    // The nested deviation is one of columns: pooled alone turns with the scan.
    const readings = { std: "pooled" } as const;
    const [upright, lying] = [
      await run(plain.values, engine, { readings }),
      await run(turned, engine, { readings }),
    ];
    strictEqual(lying.features.count, upright.features.count);
    for (const map of ["level1", "materials"] as const) {
      deepStrictEqual(
        [...lying.labels[map]],
        Array.from(lying.labels[map], (_, i) => upright.labels[map][at(i)]),
      );
    }
  },
);

const all = (value: number) =>
  new Float32Array(plain.values.length).fill(value);
const scaled = (by: number) => plain.values.map((v) => v * by);
const NONE = { clampBelow: null };

testOnEngines(
  "what there is nothing to see in, or nothing to compute with, is refused for its reason",
  async (engine) => {
    const refused: readonly [
      RegExp,
      Float32Array,
      Partial<Readings>?,
    ][] = [
      [/all patterns are the same.*at most 1,.*give --clamp none/, all(0)],
      [/all patterns are the same.*holds the measured/, all(0), NONE],
      [/all patterns are the same.*holds the measured/, all(65535)],
      [/all patterns are the same.*give --clamp none/, scaled(-1)],
      [/all patterns are the same.*give --clamp none/, scaled(1e-30)],
      [/deviates by more than .*0\.0001 or more.*Scale/, scaled(1e-30), NONE],
      [/intensities of .* at most 1e\+15.*Scale/, scaled(1e12)],
      [/intensities of .* at most 1e\+15.*Scale/, scaled(1e30)],
      [
        /divide the flake into 2 materials as it holds 1 of 196/,
        plain.values.map((v, i) => Math.floor(i / EACH) === 7 ? 1000 * v : v),
      ],
      [/divide .* into 100 sub-domains as it holds/, plain.values, {
        k: [2, 2, 100, 4],
      }],
    ];
    for (const [reason, values, readings = {}] of refused) {
      await rejects(
        run(values, engine, { readings }),
        (error) => {
          ok(error instanceof InputError, `${error}`);
          ok(reason.test(error.message), error.message);
          return true;
        },
      );
    }
  },
);

Deno.test("deviations that an adapter could not square are refused, not taken for none", () => {
  const detector = [32, 32] as const;
  const plane = (value: number) => new Float64Array(1024).fill(value);
  for (const lost of [NaN, Infinity]) {
    throws(
      () =>
        findFeatures(
          { mean: plane(1e18), pooled: plane(lost), nested: plane(lost) },
          { detector, readings: codeReadings(detector) },
        ),
      /intensities of more than float32 holds as they must be at most 1e\+15/,
    );
  }
});
