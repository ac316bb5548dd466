import { deepEqual, equal, ok } from "node:assert/strict";
import reference from "../../../fixtures/scikit_learn/reference.json" with {
  type: "json",
};
import { GpuDevice } from "../../compute/gpu_device.ts";
import { testOnGpu } from "../../compute/test_on_gpu.ts";
import { WorkerPool } from "../../compute/worker_pool.ts";
import { foundTiles } from "../../learn/webgpu/product/tuned_tiles.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { adjustedRandIndex } from "../../score/adjusted_rand_index.ts";
import { kmeans } from "../kmeans.ts";
import type { KmeansPoints } from "../kmeans_points.ts";
import { leastMove } from "../least_move.ts";
import { lloydWithGpu } from "./lloyd_webgpu.ts";

async function withPool(body: (pool: WorkerPool) => Promise<void>) {
  const pool = new WorkerPool(2);
  try {
    await body(pool);
  } finally {
    pool.close();
  }
}

/** Points about some centres, far from the origin, as every third row of a matrix. */
function clusteredPoints(
  { count, features, clusters, distance }: {
    readonly count: number;
    readonly features: number;
    readonly clusters: number;
    readonly distance: number;
  },
): KmeansPoints {
  const random = new RandomStream(count + features, "clusters");
  const values = new Float32Array(3 * count * features);
  const rows = Uint32Array.from({ length: count }, (_, i) => 3 * i + 1);
  for (const row of rows) {
    const cluster = random.integer(clusters);
    for (let f = 0; f < features; f++) {
      const centre = f % clusters === cluster ? distance : 0;
      values[row * features + f] = 100 + centre + random.normal();
    }
  }
  return { values, features, rows };
}

const optionsFor = (points: KmeansPoints) => ({
  seed: 0,
  restarts: 10,
  mostIterations: 300,
  leastMove: leastMove(points, 1e-4),
});

testOnGpu(
  "clusters and inertia are those of the threads",
  (gpu) =>
    withPool(async (pool) => {
      for (
        const { k, ...shape } of [
          { count: 1, features: 1, clusters: 1, distance: 0, k: 1 },
          { count: 67, features: 3, clusters: 2, distance: 9, k: 2 },
          { count: 301, features: 17, clusters: 4, distance: 6, k: 4 },
          { count: 130, features: 130, clusters: 3, distance: 5, k: 3 },
        ]
      ) {
        const points = clusteredPoints(shape);
        const theirs = await kmeans(points, pool, { k, seed: 0 });
        const ours = await lloydWithGpu(points, {
          ...optionsFor(points),
          gpu,
          pool,
          k,
        });
        equal(adjustedRandIndex(theirs.labels, ours.labels), 1);
        // Centres are means in single precision, 6e-8 of the deviations; an
        // inertia is least there, so that it changes by that squared.
        ok(
          Math.abs(ours.inertia - theirs.inertia) <= 1e-9 * theirs.inertia,
          `inertia ${ours.inertia}, ${theirs.inertia}`,
        );
        equal(ours.centres.length, k * shape.features);
      }
    }),
);

testOnGpu(
  "Lloyd on the adapter finds scikit-learn's best partition",
  (gpu) =>
    withPool(async (pool) => {
      const points = {
        values: Float32Array.from(reference.points.flat()),
        features: 7,
        rows: Uint32Array.from(reference.points, (_, i) => i),
      };
      for (const { k, labels, inertia } of reference.kmeans) {
        const ours = await lloydWithGpu(points, {
          ...optionsFor(points),
          gpu,
          pool,
          k,
        });
        equal(adjustedRandIndex(labels, ours.labels), 1, `k = ${k}`);
        ok(Math.abs(ours.inertia - inertia) < 1e-9 * inertia);
      }
    }),
);

testOnGpu(
  "one start takes the threads' way: centres and iterations",
  (gpu) =>
    withPool(async (pool) => {
      // Noise without clusters: many iterations, and a way that counts.
      const points = clusteredPoints({
        count: 400,
        features: 5,
        clusters: 1,
        distance: 0,
      });
      for (const mostIterations of [1, 3, 300]) {
        const options = {
          k: 4,
          seed: 3,
          restarts: 1,
          mostIterations,
        };
        const theirs = await kmeans(points, pool, {
          ...options,
          tolerance: 0,
        });
        const ours = await lloydWithGpu(points, {
          ...options,
          gpu,
          pool,
          leastMove: 0,
        });
        equal(ours.iterations, theirs.iterations);
        deepEqual([...ours.labels], [...theirs.labels]);
        ours.centres.forEach((value, i) =>
          // Means of some 100 numbers whose deviations from the mean of all are
          // below 4: rounded sums of them, 6e-8 each, divided by their number.
          ok(Math.abs(value - theirs.centres[i]) < 2e-6)
        );
      }
    }),
);

testOnGpu(
  "the same bits again, and the same clusters in small buffers",
  () =>
    withPool(async (pool) => {
      const points = clusteredPoints({
        count: 301,
        features: 17,
        clusters: 4,
        distance: 6,
      });
      // A start ends only when no point changes hands.
      const options = { ...optionsFor(points), leastMove: -1 };
      const find = async (largestBuffer = Infinity) => {
        const adapter = await navigator.gpu.requestAdapter();
        const gpu = await GpuDevice.open(adapter!, { largestBuffer });
        try {
          const found = await lloydWithGpu(points, {
            ...options,
            gpu,
            pool,
            k: 4,
          });
          equal(gpu.allocatedBytes, 0);
          return found;
        } finally {
          gpu.close();
        }
      };
      const whole = await find();
      deepEqual(await find(), whole);
      // Points in four parts.
      const parts = await find(12100);
      deepEqual(parts.labels, whole.labels);
      equal(parts.iterations, whole.iterations);
      ok(Math.abs(parts.inertia - whole.inertia) <= 1e-9 * whole.inertia);
    }),
);

testOnGpu(
  "clusters that lose their last point are filled again",
  (gpu) =>
    withPool(async (pool) => {
      // Equal points: a second centre has none of them.
      const values = new Float32Array(12).fill(3);
      const points = {
        values,
        features: 2,
        rows: Uint32Array.of(0, 1, 2, 3, 4, 5),
      };
      const { inertia, centres, iterations } = await lloydWithGpu(points, {
        ...optionsFor(points),
        // The threads never end by themselves then.
        leastMove: -1,
        mostIterations: 7,
        gpu,
        pool,
        k: 2,
      });
      equal(inertia, 0);
      ok(centres.every((value) => value === 3));
      equal(iterations, 7);
    }),
);

testOnGpu(
  "measured tiles give the same clusters",
  (plain) =>
    withPool(async (pool) => {
      const points = clusteredPoints({
        count: 90,
        features: 21,
        clusters: 4,
        distance: 6,
      });
      const adapter = await navigator.gpu.requestAdapter();
      const gpu = await GpuDevice.open(adapter!, { tiles: "measured" });
      try {
        const options = { ...optionsFor(points), pool, k: 4, restarts: 6 };
        const theirs = await lloydWithGpu(points, { ...options, gpu: plain });
        deepEqual(foundTiles(gpu), {});
        const ours = await lloydWithGpu(points, { ...options, gpu });
        deepEqual(ours.labels, theirs.labels);
        // Sums of products, rounded elsewhere: see above.
        ok(Math.abs(ours.inertia / theirs.inertia - 1) <= 1e-9);
        // Distances and sums of 6 x 4 centres, candidates for 6 centres.
        deepEqual(Object.keys(foundTiles(gpu)).sort(), [
          "left-transposed 24 x 24 x 90",
          "right-transposed 90 x 20 x 24",
          "right-transposed 90 x 24 x 24",
        ]);
      } finally {
        gpu.close();
      }
    }),
);
