import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { WorkerPool } from "../../compute/worker_pool.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { InputError } from "../../scan/input_error.ts";
import { nearestNeighbours } from "../nearest_neighbours.ts";
import { junctionFeatures } from "../testing/junction_features.ts";
import { approximateNeighbours } from "./approximate_neighbours.ts";
import { sampledRecall } from "./sampled_recall.ts";

function drawn(
  positions: number,
  features: number,
  value: (random: RandomStream, position: number, feature: number) => number,
): FeatureMatrix {
  const random = new RandomStream(positions, "points");
  const values = new Float32Array(
    new SharedArrayBuffer(positions * features * 4),
  );
  for (let i = 0; i < values.length; i++) {
    values[i] = value(random, Math.floor(i / features), i % features);
  }
  return { positions, features, values };
}

async function withPool<Result>(
  workers: number,
  body: (pool: WorkerPool) => Promise<Result>,
): Promise<Result> {
  const pool = new WorkerPool(workers);
  try {
    return await body(pool);
  } finally {
    pool.close();
  }
}

const exactly = (matrix: FeatureMatrix, pool: WorkerPool, count: number) =>
  nearestNeighbours(matrix, {
    kind: "cpu",
    pool,
    reason: "a test",
    close: () => {},
  }, { count });

for (
  const [positions, features, count] of [
    [1, 1, 1],
    [2, 3, 2],
    [16, 2, 15],
    [17, 5, 15],
    [251, 33, 15],
    [211, 7, 140],
  ]
) {
  Deno.test(`all neighbours are right where one cell holds all: ${count} of ${positions} x ${features}`, async () => {
    // Whole numbers: many are equally far, and some are the same.
    const matrix = drawn(
      positions,
      features,
      (random) => 1e3 + Math.round(2 * random.normal()),
    );
    await withPool(2, async (pool) => {
      deepStrictEqual(
        await approximateNeighbours(matrix, pool, { count, seed: 1 }),
        await exactly(matrix, pool, count),
      );
    });
  });
}

// Bounds: a little less than the smallest of five seeds.
for (
  const [name, bound, positions, features, value] of [
    ["on a square", 0.995, 3001, 2, (random) => random.uniform()],
    [
      "in a cube of five dimensions",
      0.99,
      3001,
      5,
      (random) => random.uniform(),
    ],
    ["normal in 101 dimensions", 0.935, 3001, 101, (random) => random.normal()],
    [
      "in groups",
      0.99,
      3001,
      29,
      (random, position, feature) =>
        random.normal() + 5 * ((position % 37) * (feature + 3) % 11),
    ],
  ] as [
    string,
    number,
    number,
    number,
    (random: RandomStream, position: number, feature: number) => number,
  ][]
) {
  Deno.test(`most neighbours are right: points ${name}`, async () => {
    const matrix = drawn(positions, features, value);
    await withPool(2, async (pool) => {
      const found = await approximateNeighbours(matrix, pool, {
        count: 15,
        seed: 0,
      });
      const recall = await sampledRecall(matrix, pool, {
        ...found,
        sample: positions,
        seed: 0,
      });
      ok(recall >= bound, `${recall}`);
    });
  });
}

Deno.test("most neighbours of the junction's features are right, and their distances float64's", async () => {
  const matrix = await junctionFeatures();
  await withPool(2, async (pool) => {
    const count = 15;
    const found = await approximateNeighbours(matrix, pool, { count, seed: 0 });
    const exact = await exactly(matrix, pool, count);
    let right = 0;
    for (let i = 0; i < exact.indices.length; i++) {
      const point = Math.floor(i / count);
      const list = [point * count, (point + 1) * count] as const;
      const place = found.indices.subarray(...list).indexOf(exact.indices[i]);
      if (place < 0) continue;
      right++;
      strictEqual(found.distances[list[0] + place], exact.distances[i]);
    }
    ok(right > 0.95 * exact.indices.length, `${right}`);
    // The measure itself, by all positions: it leaves out the position itself.
    const { positions } = matrix;
    const recall = await sampledRecall(matrix, pool, {
      ...found,
      sample: positions,
      seed: 0,
    });
    const counted = (right - positions) / (positions * (count - 1));
    ok(Math.abs(recall - counted) < 1e-12, `${recall}, ${counted}`);
  });
});

Deno.test("the same neighbours for any number of threads, others for another seed", async () => {
  const matrix = drawn(2111, 61, (random) => random.normal());
  const options = { count: 15, seed: 5 };
  const [one, two, three, other] = await Promise.all(
    [[1, 5], [2, 5], [3, 5], [2, 6]].map(([workers, seed]) =>
      withPool(
        workers,
        (pool) => approximateNeighbours(matrix, pool, { ...options, seed }),
      )
    ),
  );
  deepStrictEqual(two, one);
  deepStrictEqual(three, one);
  ok(other.indices.some((index, i) => index !== one.indices[i]));
});

Deno.test("many points that are the same still have their neighbours", async () => {
  const matrix = drawn(1500, 3, (_, position) => position % 2);
  const { indices, distances } = await withPool(
    2,
    (pool) => approximateNeighbours(matrix, pool, { count: 15, seed: 0 }),
  );
  ok(distances.every((distance) => distance === 0));
  for (let point = 0; point < 1500; point++) {
    const list = indices.subarray(point * 15, (point + 1) * 15);
    strictEqual(list[0], point);
    strictEqual(new Set(list).size, 15);
    ok(list.every((other) => other % 2 === point % 2));
  }
});

Deno.test("progress grows up to the number of points", async () => {
  const matrix = drawn(1201, 11, (random) => random.normal());
  const steps: number[] = [];
  await withPool(2, (pool) =>
    approximateNeighbours(matrix, pool, {
      count: 15,
      seed: 0,
      onProgress: ({ done, total }) => {
        strictEqual(total, 1201);
        steps.push(done);
      },
    }));
  ok(steps.length > 3);
  deepStrictEqual(steps, steps.toSorted((a, b) => a - b));
  strictEqual(steps.at(-1), 1201);
});

Deno.test("too few points and features that are no numbers are refused", async () => {
  await withPool(1, async (pool) => {
    const few = drawn(2, 1, (random) => random.normal());
    await rejects(
      approximateNeighbours(few, pool, { count: 3, seed: 0 }),
      InputError,
    );
    const bad = drawn(
      20,
      2,
      (random, position) => position === 7 ? NaN : random.normal(),
    );
    await rejects(
      approximateNeighbours(bad, pool, { count: 3, seed: 0 }),
      { name: "InputError", message: /NaN at position 7/ },
    );
  });
});

Deno.test("an abandoned search ends with its pool", async () => {
  const matrix = drawn(3001, 101, (random) => random.normal());
  const pool = new WorkerPool(2);
  await rejects(
    approximateNeighbours(matrix, pool, {
      count: 15,
      seed: 0,
      onProgress: () => pool.close(),
    }),
    /pool (was|is) closed/,
  );
});
