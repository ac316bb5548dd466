import { deepEqual, equal, ok } from "node:assert/strict";
import { WorkerPool } from "../../compute/worker_pool.ts";
import { featureSpreadTask } from "../feature_spread_task.ts";
import type { KmeansPoints } from "../kmeans_points.ts";
import { leastMove } from "../least_move.ts";
import { lloydTask } from "../lloyd_task.ts";
import { randomPoints } from "../testing/random_points.ts";
import { lloydWithSimd } from "./lloyd_simd.ts";

/** Sizes of a case. */
interface Case {
  readonly points: KmeansPoints;
  readonly k: number;
  readonly mostIterations?: number;
  readonly tolerance?: number;
}

/** The best of the starts, one after the other in plain float64. */
function reference({ points, k, mostIterations = 300, tolerance = 0 }: Case) {
  return [0, 1, 2].map((restart) =>
    lloydTask({
      points,
      k,
      seed: 5,
      restart,
      mostIterations,
      leastMove: leastMove(points, tolerance),
    })
  ).reduce((best, start) => start.inertia < best.inertia ? start : best);
}

async function together(one: Case, threads: number) {
  const { points, k, mostIterations = 300, tolerance = 0 } = one;
  const { features } = points;
  const pool = new WorkerPool(threads);
  try {
    return await lloydWithSimd(points, pool, {
      k,
      seed: 5,
      restarts: 3,
      mostIterations,
      leastMove: leastMove(points, tolerance),
      largest: featureSpreadTask({ points, from: 0, to: features }).largest,
    });
  } finally {
    pool.close();
  }
}

const of = (count: number, features: number) =>
  randomPoints({ count, features, seed: count });

Deno.test("starts in common rounds end as each does by itself, on any threads", async () => {
  const cases: Case[] = [
    { points: of(1, 1), k: 1 },
    { points: of(7, 3), k: 7 },
    { points: of(2500, 1), k: 3 },
    { points: of(400, 5), k: 9 },
    // Several blocks, the last one not full.
    { points: of(211, 1931), k: 4 },
    { points: of(1033, 257), k: 2, tolerance: 1e-3 },
    { points: of(1025, 130), k: 5, mostIterations: 3 },
  ];
  for (const one of cases) {
    const wanted = reference(one);
    const found = await together(one, 3);
    const { count, features } = {
      count: one.points.rows.length,
      features: one.points.features,
    };
    const name = `${count} x ${features}, k = ${one.k}`;
    deepEqual(found.labels, wanted.labels, name);
    equal(found.iterations, wanted.iterations, name);
    // Sums of float64 in two orders: a rounding for each value, and for the
    // squares' sum likewise.
    const share = 2 ** -52 * (count + features);
    ok(
      Math.abs(found.inertia - wanted.inertia) <= share * wanted.inertia,
      `${name}: inertia ${found.inertia}, ${wanted.inertia}`,
    );
    found.centres.forEach((value, i) =>
      ok(Math.abs(value - wanted.centres[i]) <= 2 ** -52 * count * 64, name)
    );
    deepEqual(await together(one, 1), found, name);
  }
});

Deno.test("a cluster that lost its points takes the farthest, as in a start by itself", async () => {
  // Three different points, of which one is frequent: two clusters are empty.
  const values = new Float32Array(new SharedArrayBuffer(4 * 2 * 30));
  values.forEach((_, i) => values[i] = i < 40 ? 1 : i < 50 ? 5 + i % 2 : -4);
  const rows = Uint32Array.from({ length: 30 }, (_, i) => i);
  const points = { values, features: 2, rows };
  const wanted = reference({ points, k: 5 });
  const found = await together({ points, k: 5 }, 2);
  deepEqual(found, wanted);
  equal(new Set(found.labels).size, 5);
  equal(found.inertia, 0);
});

Deno.test("progress counts the starts that have ended", async () => {
  const pool = new WorkerPool(2);
  try {
    const seen: number[] = [];
    await lloydWithSimd(of(100, 3), pool, {
      k: 4,
      seed: 1,
      restarts: 4,
      mostIterations: 300,
      leastMove: 0,
      largest: 60,
      onProgress: ({ done, total }) => seen.push(done / total),
    });
    deepEqual(seen, [0.25, 0.5, 0.75, 1]);
  } finally {
    pool.close();
  }
});
