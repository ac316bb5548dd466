import { deepEqual, equal, ok } from "node:assert/strict";
import { shiftPattern } from "../../align/shift_pattern.ts";
import { testOnEngines } from "../../compute/test_on_engines.ts";
import { darkFieldPixels } from "../../features/dark_field_pixels.ts";
import { RandomStream } from "../../random/random_stream.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { openNoiseScan } from "../../stream/open_noise_scan.ts";
import { measureScan } from "../../stream/measure_scan.ts";
import { buildCube } from "../cube/build_cube.ts";
import { cubePlan } from "../cube/cube_plan.ts";
import { binWeights } from "./bin_weights.ts";
import { cubeImage } from "./cube_image.ts";
import { detectorImage } from "./detector_image.ts";
import { detectorPixels } from "./detector_pixels.ts";
import type { VirtualDetector } from "./virtual_detector.ts";

/** Odd sizes: bins that reach over the detector's edge, a filled-up plane. */
const SHAPES: ScanShape[] = [
  { scan: [5, 7], detector: [13, 17] },
  { scan: [1, 3], detector: [12, 12] },
];

const RINGS: readonly VirtualDetector[] = [
  { centre: [6, 6], inner: 0, outer: 3.5 },
  { centre: [5.25, 7], inner: 2, outer: 5.5 },
  { centre: [0, 0], inner: 0, outer: 40 },
  { centre: [3, 3], inner: 0.2, outer: 0.3 },
];

function someShifts({ scan }: ScanShape): Float32Array {
  const random = new RandomStream(3, "shifts");
  return Float32Array.from(
    { length: 2 * scan[0] * scan[1] },
    () => 2 * random.uniform() - 1,
  );
}

/** Aligned, clamped patterns one after the other, by the plain functions. */
async function alignedPatterns(source: ScanSource, shifts: Float32Array) {
  const { scan: [rows, columns], detector } = source.shape;
  const pixels = detector[0] * detector[1];
  const patterns = await source.read({ y0: 0, y1: rows, x0: 0, x1: columns });
  patterns.forEach((value, i) => patterns[i] = Math.max(1, value));
  const aligned = new Float32Array(patterns.length);
  for (let position = 0; position < rows * columns; position++) {
    shiftPattern(patterns, aligned, {
      detector,
      from: position * pixels,
      to: position * pixels,
      dy: shifts[2 * position],
      dx: shifts[2 * position + 1],
    });
  }
  return aligned;
}

testOnEngines(
  "the image of a virtual detector sums the aligned patterns' pixels",
  async (engine) => {
    for (const shape of SHAPES) {
      const source = openNoiseScan(shape);
      const shifts = someShifts(shape);
      const aligned = await alignedPatterns(source, shifts);
      const pixels = shape.detector[0] * shape.detector[1];
      for (const detector of RINGS) {
        const seen: number[] = [];
        const image = await detectorImage(source, engine, {
          detector,
          shifts,
          clampBelow: 1,
          onProgress: ({ done }) => seen.push(done),
        });
        equal(seen.at(-1), image.length);
        const ring = detectorPixels(shape.detector, detector);
        image.forEach((value, position) => {
          let sum = 0;
          for (const pixel of ring) sum += aligned[position * pixels + pixel];
          // float32 patterns, each rounded once more than the other.
          ok(Math.abs(value - sum) <= 1e-6 * sum, `${value} for ${sum}`);
        });
      }
    }
  },
);

testOnEngines(
  "the image of the recipe's ring is the recipe's dark field",
  async (engine) => {
    const source = openNoiseScan(SHAPES[0]);
    const { detector } = source.shape;
    const radii = [3, 6] as const;
    const { adf, shifts } = await measureScan(source, engine, {
      clampBelow: 1,
      alignmentPasses: 2,
      adfPixels: darkFieldPixels(detector, radii),
    });
    const image = await detectorImage(source, engine, {
      detector: {
        centre: detector.map((size) => Math.floor(size / 2)) as [
          number,
          number,
        ],
        inner: radii[0],
        outer: radii[1],
      },
      shifts,
      clampBelow: 1,
    });
    if (engine.kind === "cpu") deepEqual(image, adf);
    // An adapter moves a pattern once for each pass: two interpolations differ
    // from one by rounding only as the shifts are stored, 1e-5 of the sum.
    adf.forEach((value, i) => ok(Math.abs(image[i] - value) <= 1e-5 * value));
  },
);

testOnEngines(
  "the cube's image is the exact one but for half a step of each bin",
  async (engine) => {
    for (const shape of SHAPES) {
      const source = openNoiseScan(shape);
      const shifts = someShifts(shape);
      const aligned = await alignedPatterns(source, shifts);
      const pixels = shape.detector[0] * shape.detector[1];
      for (const bin of [1, 2, 4]) {
        // The largest cube that is allowed decides the binning.
        const [rows, columns] = shape.detector.map((size) =>
          Math.ceil(size / bin)
        );
        const { stride } = cubePlan(shape);
        const largest = rows * columns * stride * 2;
        const cube = await buildCube(source, engine, {
          shifts,
          clampBelow: 1,
          largest,
        });
        equal(cube.plan.bin, bin);
        for (const detector of RINGS) {
          const { bins, weights } = binWeights(
            shape.detector,
            cube.plan,
            detector,
          );
          const image = cubeImage(cube, { bins, weights });
          equal(image.length, shape.scan[0] * shape.scan[1]);
          const weightOf = new Map(Array.from(bins, (b, i) => [b, weights[i]]));
          let bound = 0;
          bins.forEach((b, i) => bound += weights[i] * cube.step[b] / 2);
          if (bin === 1) {
            deepEqual([...bins], [...detectorPixels(shape.detector, detector)]);
            ok(weights.every((weight) => weight === 1));
          }
          image.forEach((value, position) => {
            let sum = 0;
            for (let pixel = 0; pixel < pixels; pixel++) {
              const y = Math.floor(pixel / shape.detector[1]);
              const x = pixel % shape.detector[1];
              const b = Math.floor(y / bin) * columns + Math.floor(x / bin);
              sum += (weightOf.get(b) ?? 0) *
                aligned[position * pixels + pixel];
            }
            // A rounding of the patterns, of the bins' sums and of the image.
            ok(
              Math.abs(value - sum) <= bound * 1.001 + 1e-6 * sum,
              `bin ${bin}: ${value} for ${sum}, bound ${bound}`,
            );
          });
        }
      }
    }
  },
);
