import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import type { GpuDevice } from "../compute/gpu_device.ts";
import { testOnGpu } from "../compute/test_on_gpu.ts";
import { WorkerPool } from "../compute/worker_pool.ts";
import { adjustedRandIndex } from "../score/adjusted_rand_index.ts";
import { kmeans, type KmeansOptions } from "./kmeans.ts";
import { type KmeansPoints, squaredDistance } from "./kmeans_points.ts";
import { leastMove } from "./least_move.ts";
import type { Partition } from "./partition.ts";
import { sharePoints } from "./share_points.ts";
import { lloydWithGpu } from "./webgpu/lloyd_webgpu.ts";

const SEED = 2022;

/** How some points are clustered. */
type Cluster = (
  points: KmeansPoints,
  options: KmeansOptions,
) => Promise<Partition>;

const pools = { one: new WorkerPool(1), two: new WorkerPool(2) };
globalThis.addEventListener("unload", () => {
  for (const pool of Object.values(pools)) pool.close();
});

const withAlgorithm =
  (algorithm: "lloyd" | "minibatch"): Cluster => (points, options) =>
    kmeans(points, pools.two, { ...options, algorithm });

/** The adapter, however few the points. */
const onAdapter =
  (gpu: GpuDevice): Cluster => (points, { k, seed, restarts }) =>
    lloydWithGpu(sharePoints(points), {
      gpu,
      pool: pools.two,
      k,
      seed,
      restarts: restarts ?? 10,
      mostIterations: 300,
      leastMove: leastMove(points, 1e-4),
    });

/** Registers a property for the threads' algorithms and for the adapter's. */
function testOnAll(
  name: string,
  runs: number,
  body: (cluster: Cluster, runs: number, kind: string) => Promise<void>,
  algorithms: readonly ("lloyd" | "minibatch")[] = ["lloyd", "minibatch"],
): void {
  for (const algorithm of algorithms) {
    Deno.test(
      `${name} [${algorithm}]`,
      () => body(withAlgorithm(algorithm), runs, algorithm),
    );
  }
  testOnGpu(
    name,
    (gpu) => body(onAdapter(gpu), Math.ceil(runs / 6), "webgpu"),
  );
}

function matrix(points: readonly (readonly number[])[]): KmeansPoints {
  return {
    values: Float32Array.from(points.flat()),
    features: points[0].length,
    rows: Uint32Array.from(points, (_, i) => i),
  };
}

/** Few different points, each several times, in any order. */
const repeated = fc.integer({ min: 1, max: 5 }).chain((features) =>
  fc.array(
    fc.array(fc.integer({ min: -5, max: 5 }), {
      minLength: features,
      maxLength: features,
    }),
    { minLength: 1, maxLength: 8 },
  ).chain((points) =>
    fc.record({
      points: fc.array(fc.constantFrom(...points), {
        minLength: 1,
        maxLength: 30,
      }),
      k: fc.integer({ min: 1, max: 6 }),
      seed: fc.integer({ min: 0, max: 1000 }),
    })
  )
);

testOnAll(
  "duplicate positions get one label where there are no more clusters than different points",
  60,
  async (cluster, numRuns) => {
    await fc.assert(
      fc.asyncProperty(repeated, async ({ points, k, seed }) => {
        const different = new Set(points.map((point) => point.join()));
        fc.pre(k <= different.size);
        const { labels, inertia, centres } = await cluster(matrix(points), {
          k,
          seed,
          restarts: 2,
        });
        const labelOf = new Map<string, number>();
        points.forEach((point, i) => {
          const key = point.join();
          if (!labelOf.has(key)) labelOf.set(key, labels[i]);
          strictEqual(labels[i], labelOf.get(key), `point ${i}, ${key}`);
        });
        ok(Number.isFinite(inertia) && centres.every(Number.isFinite));
      }),
      { seed: SEED, numRuns },
    );
  },
);

testOnAll(
  "every position has its nearest centre, and the inertia is their squared distances'",
  40,
  async (cluster, numRuns) => {
    await fc.assert(
      fc.asyncProperty(repeated, async ({ points, k, seed }) => {
        fc.pre(k <= points.length);
        const own = matrix(points);
        const { labels, inertia, centres } = await cluster(own, {
          k,
          seed,
          restarts: 2,
        });
        let sum = 0;
        points.forEach((_, point) => {
          const distances = Array.from(
            { length: k },
            (_, centre) => squaredDistance(own, point, { centres, centre }),
          );
          strictEqual(distances[labels[point]], Math.min(...distances));
          sum += distances[labels[point]];
        });
        // The same sums of float64 in another order.
        ok(Math.abs(inertia - sum) <= 1e-12 * sum);
      }),
      { seed: SEED, numRuns },
    );
  },
);

testOnAll(
  "with a cluster for every different point nothing is left",
  30,
  async (cluster, numRuns, kind) => {
    await fc.assert(
      fc.asyncProperty(repeated, async ({ points, seed }) => {
        const different = [...new Set(points.map((point) => point.join()))];
        const only = different.map((key) => key.split(",").map(Number));
        const { labels, inertia } = await cluster(matrix(only), {
          k: only.length,
          seed,
          restarts: 1,
        });
        strictEqual(new Set(labels).size, only.length);
        // The adapter's centres are single precision: 6e-8 of up to 5, squared.
        ok(inertia <= (kind === "webgpu" ? 1e-11 : 0), `${inertia}`);
      }),
      { seed: SEED, numRuns },
    );
  },
  // Mini-batches promise no such thing: centres move to random points.
  ["lloyd"],
);

/** Clusters far apart, one of them a single point; which is which. */
const apart = fc.record({
  features: fc.integer({ min: 2, max: 6 }),
  sizes: fc.array(fc.integer({ min: 4, max: 12 }), {
    minLength: 1,
    maxLength: 3,
  }),
  noise: fc.infiniteStream(fc.integer({ min: -8, max: 8 })),
  seed: fc.integer({ min: 0, max: 1000 }),
}).map(({ features, sizes, noise, seed }) => {
  const truth = [...sizes, 1].flatMap((size, cluster) =>
    Array<number>(size).fill(cluster)
  );
  const points = truth.map((cluster) =>
    Array.from(
      { length: features },
      (_, f) =>
        (f === 0 ? 4096 * cluster : f === 1 ? 4096 * (cluster % 2) : 0) +
        noise.next().value,
    )
  );
  return { points, truth, k: sizes.length + 1, seed };
});

testOnAll(
  "clusters that lie apart are found, one of a single position too, in any order and at any scale",
  20,
  async (cluster, numRuns, kind) => {
    await fc.assert(
      fc.asyncProperty(
        apart,
        fc.integer({ min: -100, max: 100 }),
        async ({ points, truth, k, seed }, exponent) => {
          // Only all of k-means, above the adapter, knows of extreme scales.
          const power = kind === "webgpu" ? exponent % 20 : exponent;
          // Mini-batches may lose a small cluster: of few points only, and
          // their draws depend on the order.
          const restarts = 10;
          const plain = await cluster(matrix(points), { k, seed, restarts });
          const scaled = await cluster(
            matrix(points.map((point) => point.map((v) => v * 2 ** power))),
            { k, seed, restarts },
          );
          // A power of two moves exponents alone, however far.
          deepStrictEqual(scaled.labels, plain.labels);
          deepStrictEqual(
            scaled.centres,
            plain.centres.map((v) => v * 2 ** power),
          );
          strictEqual(scaled.inertia, plain.inertia * 2 ** (2 * power));
          if (kind === "minibatch") return;
          strictEqual(adjustedRandIndex(truth, plain.labels), 1);
          const order = points.map((_, i) => (i * 5 + 3) % points.length);
          if (new Set(order).size < points.length) return;
          const shuffled = await cluster(
            matrix(order.map((i) => points[i])),
            { k, seed, restarts },
          );
          strictEqual(
            adjustedRandIndex(order.map((i) => truth[i]), shuffled.labels),
            1,
          );
          const brighter = await cluster(
            matrix(points.map((point) => point.map((v) => 3.7 * v))),
            { k, seed, restarts },
          );
          strictEqual(adjustedRandIndex(plain.labels, brighter.labels), 1);
        },
      ),
      { seed: SEED, numRuns },
    );
  },
);

Deno.test("the pool's size changes no bit", async () => {
  await fc.assert(
    fc.asyncProperty(repeated, async ({ points, k, seed }) => {
      fc.pre(k <= points.length);
      const options = { k, seed, restarts: 2 };
      deepStrictEqual(
        await kmeans(matrix(points), pools.one, options),
        await kmeans(matrix(points), pools.two, options),
      );
    }),
    { seed: SEED, numRuns: 30 },
  );
});
