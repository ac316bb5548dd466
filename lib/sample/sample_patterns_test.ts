import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { alignedPatterns } from "../claim/evidence/aligned_patterns.ts";
import { openScan } from "../io/open_scan.ts";
import { writeHdf5Scan } from "../io/write_hdf5_scan.ts";
import { RandomStream } from "../random/random_stream.ts";
import { arrayScan } from "../scan/array_scan.ts";
import type { ScanRegion } from "../scan/scan_region.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import { binPattern } from "./bin_pattern.ts";
import { sampleGrid } from "./sample_grid.ts";
import { samplePatterns } from "./sample_patterns.ts";
import { encodeSample, sampleScale, sampleValues } from "./sample_scale.ts";

const SHAPE: ScanShape = { scan: [9, 13], detector: [70, 66] };

function noiseScan(shape: ScanShape, chunk: readonly [number, number]) {
  const random = new RandomStream(7, "sample");
  const length = shape.scan[0] * shape.scan[1] * shape.detector[0] *
    shape.detector[1];
  // Heavy tails, as a direct beam beside a dark field, and some below zero.
  const source = arrayScan(
    Float32Array.from(
      { length },
      () => Math.exp(3 * random.normal()) - 0.5,
    ),
    { shape },
  );
  return watched(source, chunk);
}

/** A scan in chunks that tells what is read of it. */
function watched(source: ScanSource, chunk: readonly [number, number]) {
  const regions: ScanRegion[] = [];
  return {
    regions,
    source: {
      ...source,
      chunk,
      read: (region: ScanRegion) => {
        regions.push(region);
        return source.read(region);
      },
    },
  };
}

function noiseShifts({ scan }: ScanShape): Float32Array {
  const random = new RandomStream(8, "shifts");
  return Float32Array.from(
    { length: 2 * scan[0] * scan[1] },
    () => 2 * random.normal(),
  );
}

Deno.test("a grid spans the scan evenly and stays within its bytes, whatever the sizes", () => {
  const random = new RandomStream(4, "grid");
  const size = (most: number) =>
    1 + Math.floor(most ** random.uniform() * random.uniform());
  for (let trial = 0; trial < 300; trial++) {
    const shape = {
      scan: [size(600), size(600)],
      detector: [size(700), size(700)],
    } as const;
    const { rows, columns, binning, pattern } = sampleGrid(shape);
    ok(rows.length * columns.length * pattern[0] * pattern[1] <= 2 ** 20);
    ok(Math.max(...pattern) <= 64);
    shape.detector.forEach((side, axis) =>
      strictEqual(pattern[axis], Math.ceil(side / binning))
    );
    for (const [axis, places] of [rows, columns].entries()) {
      const step = (places[1] ?? 1) - (places[0] ?? 0);
      const before = places[0];
      const after = shape.scan[axis] - 1 - places[places.length - 1];
      ok(before >= 0 && after >= before && after <= before + 1);
      if (places.length < 2) continue;
      ok(before < step);
      places.slice(1).forEach((place, i) =>
        strictEqual(place - places[i], step)
      );
    }
  }
});

Deno.test("sampled patterns are those of the recipe, however the storage is cut", async () => {
  const shifts = noiseShifts(SHAPE);
  const options = { clampBelow: 0.25, shifts };
  const { source } = noiseScan(SHAPE, [1, 1]);
  const arrays = await samplePatterns(source, options);
  const [patterns, positions, scale] = arrays;
  deepStrictEqual(arrays.map(({ name, shape }) => [name, shape]), [
    ["sample_patterns", [9, 13, 35, 33]],
    ["sample_positions", [9, 13, 2]],
    ["sample_scale", [2]],
  ]);
  ok(patterns.data instanceof Uint8Array);
  const [unit, top] = scale.data;
  const values = sampleValues({ unit, top });
  // Half a code, the greatest step between two codes over the value.
  const tolerance = 0.51 * Math.log1p(top / unit) / 255;
  for (let place = 0; place < 9 * 13; place++) {
    const [y, x] = positions.data.subarray(2 * place, 2 * place + 2);
    const [{ aligned }] = await alignedPatterns(source, {
      position: y * 13 + x,
      count: 1,
    }, options);
    binPattern(aligned, { detector: [70, 66], binning: 2 }).forEach(
      (wanted, i) => {
        const found = values[patterns.data[place * 35 * 33 + i]];
        ok(
          Math.abs(found - wanted) <= tolerance * (wanted + unit),
          `pixel ${i} of ${y}, ${x}: ${found} is not ${wanted}`,
        );
      },
    );
  }
  // Two runs, and storage in chunks of any size, give the same bytes.
  for (const chunk of [[4, 5], [9, 13], [1, 100]] as const) {
    const cut = noiseScan(SHAPE, chunk);
    deepStrictEqual(await samplePatterns(cut.source, options), arrays);
  }
});

Deno.test("only the grid's chunks are read, each once", async () => {
  const shape = { scan: [90, 80], detector: [40, 40] } as const;
  const shifts = noiseShifts(shape);
  const nothing = arrayScan(new Uint8Array(90 * 80 * 40 * 40), { shape });
  const read = async (chunk: readonly [number, number]) => {
    const { source, regions } = watched(nothing, chunk);
    const progress: number[] = [];
    await samplePatterns(source, {
      clampBelow: null,
      shifts,
      onProgress: ({ done }) => progress.push(done),
    });
    const { rows, columns } = sampleGrid(shape);
    strictEqual(progress.at(-1), rows.length * columns.length);
    return { regions, count: rows.length * columns.length };
  };
  const alone = await read([1, 1]);
  strictEqual(alone.regions.length, alone.count);
  ok(alone.regions.every(({ y0, y1, x0, x1 }) => y1 - y0 + x1 - x0 === 2));
  const chunked = await read([20, 20]);
  strictEqual(chunked.regions.length, 5 * 4);
});

Deno.test("a file gives the patterns of the scan that it holds", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const { source } = noiseScan(SHAPE, [1, 1]);
    const path = join(folder, "scan.h5");
    await writeHdf5Scan(path, source);
    const file = await openScan(path);
    const options = { clampBelow: 1, shifts: noiseShifts(SHAPE) };
    deepStrictEqual(
      await samplePatterns(file, options),
      await samplePatterns(source, options),
    );
    file.close();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a scale's codes stay within half a step of any value above zero", () => {
  const values = Float32Array.from(
    { length: 4000 },
    (_, i) => i < 10 ? -i : 10 ** (i / 500),
  );
  const scale = sampleScale(values);
  strictEqual(scale.top, values[3999]);
  const decoded = sampleValues(scale);
  const step = Math.log1p(scale.top / scale.unit) / 255;
  encodeSample(values, scale).forEach((code, i) => {
    if (i < 10) return strictEqual(code, 0);
    const error = Math.log1p(decoded[code] / scale.unit) -
      Math.log1p(values[i] / scale.unit);
    ok(Math.abs(error) <= 0.501 * step, `${values[i]}`);
  });
  deepStrictEqual(
    [...encodeSample(
      Float32Array.of(0, -1, NaN),
      sampleScale(Float32Array.of(0, -1, NaN)),
    )],
    [0, 0, 0],
  );
});
