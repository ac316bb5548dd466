import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { RandomStream } from "../random/random_stream.ts";
import { kmeansPlusPlus } from "./kmeans_plus_plus.ts";
import { type KmeansPoints, nearestCentre } from "./kmeans_points.ts";
import { leastMove } from "./least_move.ts";
import { lloydTask } from "./lloyd_task.ts";

function randomPoints(count: number, features: number, seed: number) {
  const random = new RandomStream(seed, "points");
  const values = Float32Array.from(
    { length: count * features },
    () => 50 + random.normal(),
  );
  return {
    values,
    features,
    rows: Uint32Array.from({ length: count }, (_, i) => i),
  };
}

/** The textbook's iterations: every distance, every mean anew. */
function plainLloyd(
  points: KmeansPoints,
  { k, seed, iterations }: { k: number; seed: number; iterations: number },
): number[] {
  const { values, features, rows } = points;
  const random = new RandomStream(seed, "lloyd 0");
  const centres = kmeansPlusPlus(points, { k, random });
  let labels: number[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const next = Array.from(
      rows,
      (_, point) => nearestCentre(points, point, { centres, k }).centre,
    );
    if (next.every((label, i) => label === labels[i])) break;
    labels = next;
    for (let c = 0; c < k; c++) {
      const own = labels.flatMap((label, i) => label === c ? [i] : []);
      ok(own.length > 0, "the case has no empty cluster");
      for (let f = 0; f < features; f++) {
        centres[c * features + f] = own.reduce((sum, i) =>
          sum + values[i * features + f], 0) / own.length;
      }
    }
  }
  return labels;
}

Deno.test("bounded iterations give the labels of the plain ones", () => {
  // Noise without clusters: points change hands for many iterations.
  for (
    const [count, features, k] of [[400, 5, 4], [300, 40, 7], [500, 1, 3], [
      257,
      3,
      2,
    ]]
  ) {
    for (const seed of [0, 1, 2]) {
      const points = randomPoints(count, features, 10 * seed + k);
      const { labels, iterations } = lloydTask({
        points,
        k,
        seed,
        restart: 0,
        mostIterations: 300,
        leastMove: -1,
      });
      ok(iterations > 2 && iterations < 300);
      deepStrictEqual(
        [...labels],
        plainLloyd(points, { k, seed, iterations: 300 }),
      );
    }
  }
});

Deno.test("after few iterations the labels are those of the last centres", () => {
  const points = randomPoints(400, 5, 3);
  const { labels, centres, iterations, inertia } = lloydTask({
    points,
    k: 4,
    seed: 0,
    restart: 0,
    mostIterations: 3,
    leastMove: -1,
  });
  strictEqual(iterations, 3);
  let sum = 0;
  labels.forEach((label, point) => {
    const { centre, distance } = nearestCentre(points, point, {
      centres,
      k: 4,
    });
    strictEqual(label, centre);
    sum += distance;
  });
  strictEqual(inertia, sum);
});

Deno.test("a tolerance ends the iterations earlier, at nearly the same inertia", () => {
  const points = randomPoints(2000, 8, 5);
  const start = { points, k: 4, seed: 0, restart: 0, mostIterations: 300 };
  const all = lloydTask({ ...start, leastMove: 0 });
  const some = lloydTask({ ...start, leastMove: leastMove(points, 1e-4) });
  ok(some.iterations < all.iterations, `${some.iterations}, ${all.iterations}`);
  ok(Math.abs(some.inertia / all.inertia - 1) < 1e-3);
});

Deno.test("the least move is a share of the mean variance", () => {
  const points = {
    values: Float32Array.of(1e6, 1, 99, 99, 1e6 + 2, 5),
    features: 2,
    rows: Uint32Array.of(0, 2),
  };
  // Variances 1 and 4; the row between does not count.
  strictEqual(leastMove(points, 0.1), 0.25);
});
