import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { kmeans as mlKmeans } from "ml-kmeans";
import reference from "../../fixtures/scikit_learn/reference.json" with {
  type: "json",
};
import { WorkerPool } from "../compute/worker_pool.ts";
import { RandomStream } from "../random/random_stream.ts";
import { InputError } from "../scan/input_error.ts";
import { adjustedRandIndex } from "../score/adjusted_rand_index.ts";
import { kmeans } from "./kmeans.ts";
import type { KmeansPoints } from "./kmeans_points.ts";

const POINTS: KmeansPoints = {
  values: Float32Array.from(reference.points.flat()),
  features: 7,
  rows: Uint32Array.from(reference.points, (_, i) => i),
};

async function withPool(body: (pool: WorkerPool) => Promise<void>, size = 2) {
  const pool = new WorkerPool(size);
  try {
    await body(pool);
  } finally {
    pool.close();
  }
}

Deno.test("Lloyd with restarts finds scikit-learn's best partition", () =>
  withPool(async (pool) => {
    for (const { k, labels, inertia } of reference.kmeans) {
      const ours = await kmeans(POINTS, pool, { k, seed: 0 });
      strictEqual(adjustedRandIndex(labels, ours.labels), 1, `k = ${k}`);
      // Both in float64 from the same float32 points.
      ok(
        Math.abs(ours.inertia - inertia) < 1e-9 * inertia,
        `inertia ${ours.inertia}, ${inertia}`,
      );
    }
  }));

Deno.test("one start of Lloyd agrees with ml-kmeans from the same centres", () =>
  withPool(async (pool) => {
    const ours = await kmeans(POINTS, pool, { k: 4, seed: 3, restarts: 1 });
    const centres = Array.from(
      { length: 4 },
      (_, c) => [...ours.centres.subarray(7 * c, 7 * c + 7)],
    );
    const theirs = mlKmeans(reference.points, 4, {
      initialization: centres,
      maxIterations: 100,
    });
    deepStrictEqual([...ours.labels], theirs.clusters);
  }));

Deno.test("k-means gives the same bits for the same seed, whatever the pool", async () => {
  for (const algorithm of ["lloyd", "minibatch"] as const) {
    const results: unknown[] = [];
    for (const size of [1, 3]) {
      await withPool(async (pool) => {
        results.push(await kmeans(POINTS, pool, { k: 3, seed: 5, algorithm }));
      }, size);
    }
    deepStrictEqual(results[0], results[1]);
  }
});

Deno.test("mini-batch finds clusters that lie far apart", () =>
  withPool(async (pool) => {
    const random = new RandomStream(1, "far apart");
    const truth = Uint8Array.from({ length: 3000 }, () => random.integer(3));
    const values = new Float32Array(3000 * 5);
    truth.forEach((of, i) => {
      for (let f = 0; f < 5; f++) {
        values[5 * i + f] = 20 * (f === of ? 1 : 0) + random.normal();
      }
    });
    const rows = Uint32Array.from(truth, (_, i) => i);
    const { labels } = await kmeans({ values, features: 5, rows }, pool, {
      k: 3,
      seed: 0,
      algorithm: "minibatch",
    });
    strictEqual(adjustedRandIndex(truth, labels), 1);
  }));

Deno.test("k-means clusters chosen rows alone", () =>
  withPool(async (pool) => {
    const rows = POINTS.rows.filter((_, i) => i % 3 === 0);
    const some = await kmeans({ ...POINTS, rows }, pool, { k: 3, seed: 0 });
    const values = Float32Array.from(
      [...rows].flatMap((row) => reference.points[row]),
    );
    const copied = { values, features: 7, rows: rows.map((_, i) => i) };
    deepStrictEqual(await kmeans(copied, pool, { k: 3, seed: 0 }), some);
  }));

Deno.test("k-means copes with equal points and with as many clusters as points", () =>
  withPool(async (pool) => {
    const equal = {
      values: new Float32Array(12).fill(3),
      features: 2,
      rows: Uint32Array.of(0, 1, 2, 3, 4, 5),
    };
    for (const algorithm of ["lloyd", "minibatch"] as const) {
      const { inertia, centres } = await kmeans(equal, pool, {
        k: 2,
        seed: 0,
        algorithm,
      });
      strictEqual(inertia, 0);
      ok(centres.every(Number.isFinite));
    }
    const few = { ...POINTS, rows: POINTS.rows.subarray(0, 5) };
    const { labels, inertia } = await kmeans(few, pool, { k: 5, seed: 0 });
    strictEqual(new Set(labels).size, 5);
    strictEqual(inertia, 0);
    await rejects(kmeans(few, pool, { k: 6, seed: 0 }), InputError);
    await rejects(kmeans(few, pool, { k: 0, seed: 0 }), RangeError);
  }));
