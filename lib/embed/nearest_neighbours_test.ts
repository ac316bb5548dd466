import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import reference from "../../fixtures/scikit_learn/reference.json" with {
  type: "json",
};
import { testOnEngines } from "../compute/test_on_engines.ts";
import { WorkerPool } from "../compute/worker_pool.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { RandomStream } from "../random/random_stream.ts";
import { InputError } from "../scan/input_error.ts";
import { approximateNeighbours } from "./approximate/approximate_neighbours.ts";
import { nearestNeighbours } from "./nearest_neighbours.ts";

function matrixOf(rows: readonly (readonly number[])[]): FeatureMatrix {
  const features = rows[0].length;
  const values = new Float32Array(
    new SharedArrayBuffer(rows.length * features * 4),
  );
  rows.forEach((row, i) => values.set(row, i * features));
  return { positions: rows.length, features, values };
}

testOnEngines(
  "neighbours are scikit-learn's, each point first of its own",
  async (engine) => {
    const matrix = matrixOf(reference.points);
    const { indices, distances } = await nearestNeighbours(matrix, engine, {
      count: 10,
    });
    reference.neighbours.indices.forEach((row, point) => {
      deepStrictEqual([...indices.subarray(10 * point, 10 * point + 10)], [
        point,
        ...row,
      ]);
      row.forEach((_, i) => {
        // The reference is rounded to six decimals, ours to float32.
        ok(
          Math.abs(
            distances[10 * point + 1 + i] -
              reference.neighbours.distances[point][i],
          ) < 2e-6,
        );
      });
    });
  },
);

testOnEngines(
  "neighbours are exact at awkward sizes, far from the origin",
  async (engine) => {
    const random = new RandomStream(9, "neighbours");
    for (
      const [positions, features, count] of [
        [1, 1, 1],
        [2, 3, 2],
        [65, 17, 5],
        [300, 1, 15],
        [513, 33, 15],
      ]
    ) {
      const rows = Array.from(
        { length: positions },
        () =>
          Array.from(
            { length: features },
            () => Math.fround(1e4 + 30 * random.normal()),
          ),
      );
      const { indices, distances } = await nearestNeighbours(
        matrixOf(rows),
        engine,
        { count },
      );
      rows.forEach((row, point) => {
        const expected = rows.map((other, index) => ({
          index,
          distance: Math.sqrt(
            row.reduce((sum, value, f) => sum + (value - other[f]) ** 2, 0),
          ),
        })).filter(({ index }) => index !== point)
          .sort((a, b) => a.distance - b.distance || a.index - b.index).slice(
            0,
            count - 1,
          );
        const label = `${positions} x ${features}, point ${point}`;
        deepStrictEqual(
          [...indices.subarray(count * point, count * point + count)],
          [
            point,
            ...expected.map(({ index }) => index),
          ],
          label,
        );
        strictEqual(distances[count * point], 0, label);
      });
    }
  },
);

testOnEngines(
  "neighbours of equal points come in the order of their indices",
  async (engine) => {
    const matrix = matrixOf(Array.from({ length: 5 }, () => [3, 4]));
    const { indices } = await nearestNeighbours(matrix, engine, { count: 3 });
    deepStrictEqual([...indices], [
      0,
      1,
      2,
      1,
      0,
      2,
      2,
      0,
      1,
      3,
      0,
      1,
      4,
      0,
      1,
    ]);
  },
);

testOnEngines("more neighbours than points are refused", async (engine) => {
  await rejects(
    nearestNeighbours(matrixOf([[1], [2]]), engine, { count: 3 }),
    InputError,
  );
});

Deno.test("the same neighbours for any number of threads", async () => {
  const random = new RandomStream(4, "threads");
  const matrix = matrixOf(
    Array.from(
      { length: 700 },
      () => Array.from({ length: 9 }, () => Math.round(3 * random.normal())),
    ),
  );
  const found = [];
  for (const workers of [1, 2, 3]) {
    const pool = new WorkerPool(workers);
    const close = () => pool.close();
    const engine = { kind: "cpu", pool, reason: "a test", close } as const;
    found.push(await nearestNeighbours(matrix, engine, { count: 15 }));
    engine.close();
  }
  deepStrictEqual(found[1], found[0]);
  deepStrictEqual(found[2], found[0]);
});

testOnEngines(
  "features that are not finite, or whose squares single precision cannot hold, are refused",
  async (engine) => {
    const scaled = (by: number) =>
      matrixOf(reference.points.map((row) => row.map((value) => by * value)));
    const refused = [
      [/ones whose squares are beyond single precision/, scaled(1e30)],
      [/ones whose squares are beyond single precision/, scaled(1e-30)],
      [/NaN at position 0/, scaled(NaN)],
    ] as const;
    for (const [message, matrix] of refused) {
      for (
        const search of [
          () => nearestNeighbours(matrix, engine, { count: 5 }),
          () =>
            approximateNeighbours(matrix, engine.pool, { count: 5, seed: 0 }),
        ]
      ) {
        await rejects(
          search(),
          (error) => error instanceof InputError && message.test(error.message),
        );
      }
    }
    // Nothing but equal points: distances of 0 are right.
    const equal = await nearestNeighbours(scaled(0), engine, { count: 5 });
    ok(equal.distances.every((distance) => distance === 0));
    const plain = await nearestNeighbours(scaled(1), engine, { count: 5 });
    for (const power of [-30, -7, 13, 40]) {
      const { indices, distances } = await nearestNeighbours(
        scaled(2 ** power),
        engine,
        { count: 5 },
      );
      deepStrictEqual(indices, plain.indices);
      deepStrictEqual(distances, plain.distances.map((d) => d * 2 ** power));
    }
  },
);
