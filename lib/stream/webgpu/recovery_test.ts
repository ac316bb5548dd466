import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { AdapterError } from "../../compute/adapter_error.ts";
import type { Engine } from "../../compute/engine.ts";
import type { OpenDeviceOptions } from "../../compute/gpu_device.ts";
import { testOnGpu } from "../../compute/test_on_gpu.ts";
import { breakableDevice } from "../../compute/testing/breakable_device.ts";
import { WorkerPool } from "../../compute/worker_pool.ts";
import { nearestNeighbours } from "../../embed/nearest_neighbours.ts";
import { gatherFeatures } from "../gather_features.ts";
import { meanPatterns } from "../mean_patterns.ts";
import { measureScan } from "../measure_scan.ts";
import { openNoiseScan } from "../open_noise_scan.ts";

const PATTERN_BYTES = 13 * 11 * 4;
const SOURCE = openNoiseScan({ scan: [9, 8], detector: [13, 11] });
const READ = { clampBelow: 1, blockBytes: 16 * PATTERN_BYTES };
/** Every pass over a scan; `onProgress` is called within each. */
async function everyPass(engine: Engine, onProgress?: () => void) {
  const measurement = await measureScan(SOURCE, engine, {
    ...READ,
    alignmentPasses: 1,
    adfPixels: Uint32Array.of(1, 50, 90),
    onProgress,
  });
  const { shifts } = measurement;
  const matrix = await gatherFeatures(SOURCE, engine, {
    ...READ,
    shifts,
    pixels: Uint32Array.of(3, 40, 41, 100),
    onProgress,
  });
  const means = await meanPatterns(SOURCE, engine, {
    ...READ,
    measurement,
    labelMaps: [Int8Array.from({ length: 72 }, (_, i) => i % 3)],
    onProgress,
  });
  return { measurement, matrix, means };
}

/** A test's own engine. */
async function withEngine<Result>(
  options: OpenDeviceOptions,
  body: (engine: Engine, lose: () => void) => Promise<Result>,
): Promise<Result> {
  const { gpu, lose } = await breakableDevice(options);
  const pool = new WorkerPool(2);
  const engine: Engine = {
    kind: "webgpu",
    gpu,
    pool,
    reason: "a test",
    close() {},
  };
  try {
    return await body(engine, lose);
  } finally {
    pool.close();
    gpu.close();
  }
}

testOnGpu(
  "a lost device is replaced in the middle of every stage",
  async () => {
    // Neighbours take two reads with such buffers.
    const options = { largestBuffer: 16 * PATTERN_BYTES };
    const values = new Float32Array(200 * 9)
      .map((_, i) => (i * 7919) % 1009);
    const everyStage = async (engine: Engine, onProgress?: () => void) => {
      const points = { values, positions: 200, features: 9 };
      return {
        ...await everyPass(engine, onProgress),
        neighbours: await nearestNeighbours(points, engine, {
          count: 4,
          onProgress,
        }),
      };
    };
    const whole = await withEngine(options, (engine) => everyStage(engine));
    // Calls of `onProgress`: each pass has five, neighbours two.
    for (const moment of [1, 3, 5, 7, 12, 16]) {
      await withEngine(options, async (engine, lose) => {
        let calls = 0;
        const found = await everyStage(engine, () => {
          if (++calls === moment) lose();
        });
        ok(calls > 17, `${calls} calls: nothing was done again`);
        deepEqual(found, whole);
        equal(engine.gpu!.allocatedBytes, 0);
      });
    }
  },
);

testOnGpu("short memory is met by smaller blocks", async () => {
  const whole = await withEngine({}, (engine) => everyPass(engine));
  // The columns' moments take 16 patterns, blocks of 16 twice as many.
  for (const patterns of [36, 44]) {
    const found = await withEngine(
      { memory: patterns * PATTERN_BYTES },
      (engine) => everyPass(engine),
    );
    deepEqual(found, whole);
  }
});

testOnGpu(
  "memory for nothing is an adapter's error, and leaves nothing",
  () =>
    withEngine({ memory: 3 * PATTERN_BYTES }, async (engine) => {
      await rejects(
        everyPass(engine),
        (error: unknown) =>
          error instanceof AdapterError && error.fault === "memory" &&
          /are taken/.test(error.message),
      );
      equal(engine.gpu!.allocatedBytes, 0);
    }),
);
