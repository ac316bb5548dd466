import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { testOnEngines } from "../../compute/test_on_engines.ts";
import { drawLatticePattern } from "../../lattice/draw_lattice_pattern.ts";
import { arrayScan } from "../../scan/array_scan.ts";
import { measureScan } from "../../stream/measure_scan.ts";
import { twoClusters } from "./two_clusters.ts";

const SIDE = 124;
const turned = [14.5, 15.5].map((rotation) => drawLatticePattern({ rotation }));
const order = [0, 0, 1, 0, 1, 0, 0, 1];

testOnEngines(
  "two clusters of turned patterns lie the turn apart",
  async (engine) => {
    const scan = arrayScan(
      Float32Array.from(order.flatMap((of) => [...turned[of]])),
      { shape: { scan: [2, 4], detector: [SIDE, SIDE] } },
    );
    const measurement = await measureScan(scan, engine, {
      clampBelow: null,
      alignmentPasses: 1,
      adfPixels: Uint32Array.of(0),
    });
    const matrix = {
      values: Float32Array.from(order.flatMap((of) => [...turned[of]])),
      positions: 8,
      features: SIDE * SIDE,
    };
    const { positions, rotation } = await twoClusters(scan, engine, {
      clampBelow: null,
      measurement,
      material: "WS2",
      rows: Uint32Array.from(order, (_, i) => i),
      matrix,
      annulus: [24, 57],
      seed: 0,
    });
    deepStrictEqual(positions, [5, 3]);
    // The fit finds each direction to 0.05 degrees, see its own tests.
    ok(rotation !== null && Math.abs(rotation - 1) < 0.1, `${rotation}`);
  },
);

testOnEngines("a material of one position is not divided", async (engine) => {
  const scan = arrayScan(turned[0], {
    shape: { scan: [1, 1], detector: [SIDE, SIDE] },
  });
  const { positions, rotation } = await twoClusters(scan, engine, {
    clampBelow: null,
    measurement: {
      shifts: new Float32Array(2),
      mean: new Float64Array(1),
      pooled: new Float64Array(1),
    },
    material: "WS2",
    rows: Uint32Array.of(0),
    matrix: { values: turned[0], positions: 1, features: SIDE * SIDE },
    annulus: [24, 57],
    seed: 0,
  });
  deepStrictEqual(positions, []);
  strictEqual(rotation, null);
});
