import { deepEqual, ok, rejects } from "node:assert/strict";
import { AdapterError } from "../compute/adapter_error.ts";
import { describeAdapter } from "../compute/describe_adapter.ts";
import { GpuDevice, type OpenDeviceOptions } from "../compute/gpu_device.ts";
import { testOnGpu } from "../compute/test_on_gpu.ts";
import { WorkerPool } from "../compute/worker_pool.ts";
import { foundTiles } from "../learn/webgpu/product/tuned_tiles.ts";
import { RandomStream } from "../random/random_stream.ts";
import { nearestNeighbours } from "./nearest_neighbours.ts";

/** Neighbours of the same points on an adapter with such limits. */
async function find(options: OpenDeviceOptions) {
  const random = new RandomStream(9, "neighbours");
  const [positions, features] = [147, 13];
  // Not in shared memory, as a caller of the library may have them.
  const values = new Float32Array(positions * features)
    .map(() => 100 + 3 * random.normal());
  const adapter = await navigator.gpu.requestAdapter();
  const gpu = await GpuDevice.open(adapter!, options);
  const pool = new WorkerPool(2);
  const counts: number[] = [];
  try {
    const found = await nearestNeighbours(
      { values, positions, features },
      { kind: "webgpu", gpu, pool, reason: "a test", close() {} },
      { count: 6, onProgress: ({ done }) => counts.push(done) },
    );
    ok(counts.at(-1) === positions);
    return { found, left: gpu.allocatedBytes, rounds: counts.length };
  } finally {
    pool.close();
    gpu.close();
  }
}

testOnGpu("neighbours are the same however small the buffers", async () => {
  const whole = await find({});
  for (
    const { largestBuffer, reads } of [
      // Points in one buffer, then in three; several blocks of queries in one
      // read, then one or a few queries in each of many.
      { largestBuffer: 20000, reads: 1 },
      { largestBuffer: 4000, reads: 6 },
      { largestBuffer: 3200, reads: 6 },
    ]
  ) {
    const parts = await find({ largestBuffer });
    deepEqual(parts.found, whole.found);
    ok(parts.rounds >= reads, `${parts.rounds} reads`);
    ok(parts.left === 0, "buffers were not freed");
  }
});

testOnGpu("neighbours by measured tiles are the same", async () => {
  const whole = await find({});
  const adapter = await navigator.gpu.requestAdapter();
  const description = describeAdapter(adapter!);
  const name = "right-transposed 147 x 148 x 13";
  deepEqual(foundTiles({ description }), {});
  deepEqual((await find({ tiles: "measured" })).found, whole.found);
  deepEqual(Object.keys(foundTiles({ description })), [name]);
});

testOnGpu("short memory is met by smaller blocks of products", async () => {
  // 88 kB of products at first, 38 kB at the second try.
  const { found } = await find({ memory: 80_000 });
  deepEqual(found, (await find({})).found);
  await rejects(find({ memory: 30_000 }), AdapterError);
});

testOnGpu("points that do not fit at all are refused", async () => {
  await rejects(
    find({ largestBuffer: 200 }),
    (error: unknown) =>
      error instanceof AdapterError && error.fault === "memory",
  );
});
