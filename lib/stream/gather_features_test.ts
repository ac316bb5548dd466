import { deepStrictEqual, ok } from "node:assert/strict";
import { testOnEngines } from "../compute/test_on_engines.ts";
import { gatherFeatures } from "./gather_features.ts";
import { measureScan } from "./measure_scan.ts";
import { meanPatterns } from "./mean_patterns.ts";
import { openNoiseScan } from "./open_noise_scan.ts";
import { referenceMeasurement } from "./reference_measurement.ts";

const SHAPE = { scan: [5, 7], detector: [13, 17] } as const;
const PIXELS = Uint32Array.from({ length: 13 * 17 }, (_, i) => i);

testOnEngines(
  "gatherFeatures takes the aligned patterns' pixels, borders included",
  async (engine) => {
    const source = openNoiseScan(SHAPE);
    const { shifts } = await measureScan(source, engine, {
      clampBelow: 1,
      alignmentPasses: 1,
      adfPixels: PIXELS,
    });
    const { aligned } = await referenceMeasurement(source, {
      clampBelow: 1,
      passes: 1,
      adfPixels: PIXELS,
    });
    const pixels = PIXELS.filter((pixel) => pixel % 5 !== 1);
    const { values, features } = await gatherFeatures(source, engine, {
      clampBelow: 1,
      shifts,
      pixels,
    });
    for (let i = 0; i < values.length; i++) {
      const expected = aligned[
        Math.floor(i / features) * PIXELS.length + pixels[i % features]
      ];
      // Shifts good to 1e-5 px times the probe's gradient of 2000 a pixel.
      ok(
        Math.abs(values[i] - expected) < 0.02,
        `feature ${i}: ${values[i]} is not ${expected}`,
      );
    }
  },
);

testOnEngines(
  "meanPatterns averages by label, the same bits however the scan is cut",
  async (engine) => {
    const source = openNoiseScan(SHAPE);
    const measurement = await measureScan(source, engine, {
      clampBelow: 1,
      alignmentPasses: 1,
      adfPixels: PIXELS,
    });
    const { aligned } = await referenceMeasurement(source, {
      clampBelow: 1,
      passes: 1,
      adfPixels: PIXELS,
    });
    const labelMaps = [
      Int8Array.from({ length: 35 }, (_, i) => i % 3),
      Int8Array.from({ length: 35 }, (_, i) => i > 20 ? 2 : 0),
    ];
    const means = await meanPatterns(source, engine, {
      clampBelow: 1,
      measurement,
      labelMaps,
    });
    labelMaps.forEach((map, index) => {
      for (let label = 0; label < 3; label++) {
        for (const pixel of PIXELS) {
          let sum = 0;
          let count = 0;
          map.forEach((of, position) => {
            if (of !== label) return;
            sum += aligned[position * PIXELS.length + pixel];
            count++;
          });
          const ours = means[index][label * PIXELS.length + pixel];
          ok(
            Math.abs(ours - sum / Math.max(1, count)) < 0.02,
            `map ${index}, label ${label}, pixel ${pixel}`,
          );
        }
      }
    });
    const cut = openNoiseScan(SHAPE, [2, 3]);
    const blockBytes = 3 * PIXELS.length * 4;
    deepStrictEqual(
      await meanPatterns(cut, engine, {
        clampBelow: 1,
        blockBytes,
        measurement,
        labelMaps,
      }),
      means,
    );
    const omitted = await meanPatterns(source, engine, {
      clampBelow: 1,
      measurement,
      labelMaps,
      omit: 0,
    });
    omitted.forEach((map, index) => {
      ok(map.subarray(0, PIXELS.length).every((mean) => mean === 0));
      deepStrictEqual(
        map.subarray(PIXELS.length),
        means[index].subarray(PIXELS.length),
      );
    });
    // Blocks without any of the others.
    const nothing = await meanPatterns(source, engine, {
      clampBelow: 1,
      measurement,
      labelMaps: [new Int8Array(35).fill(0)],
      omit: 0,
    });
    ok(nothing[0].every((mean) => mean === 0));
  },
);
