import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { openEngine } from "../compute/open_engine.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { RandomStream } from "../random/random_stream.ts";
import { InputError } from "../scan/input_error.ts";
import { nearestNeighbours } from "./nearest_neighbours.ts";
import type { Neighbours } from "./neighbours.ts";
import { umap } from "./umap.ts";

async function neighboursOf(
  rows: readonly (readonly number[])[],
  count: number,
): Promise<Neighbours> {
  const features = rows[0].length;
  const values = new Float32Array(
    new SharedArrayBuffer(rows.length * features * 4),
  );
  rows.forEach((row, i) => values.set(row, i * features));
  const matrix: FeatureMatrix = { positions: rows.length, features, values };
  const engine = await openEngine("cpu", { workers: 2 });
  try {
    return await nearestNeighbours(matrix, engine, { count });
  } finally {
    engine.close();
  }
}

/** Points around three centres, point `i` around centre `i % 3`. */
function clusters(points: number): number[][] {
  const random = new RandomStream(4, "umap test");
  return Array.from(
    { length: points },
    (_, i) =>
      Array.from(
        { length: 12 },
        (_, f) => random.normal() + (f === i % 3 ? 14 : 0),
      ),
  );
}

Deno.test("UMAP keeps neighbours together, parts clusters, and repeats to the bit", async () => {
  const neighbours = await neighboursOf(clusters(240), 15);
  const epochs: number[] = [];
  const embedding = await umap(neighbours, {
    seed: 1,
    onProgress: ({ done, total }) => {
      epochs.push(done);
      strictEqual(total, 500);
    },
  });
  deepStrictEqual(epochs, Array.from({ length: 500 }, (_, i) => i + 1));
  strictEqual(embedding.length, 240 * 3);
  ok(embedding.every(Number.isFinite));
  // The nearest point in the embedding is of the same cluster.
  for (let point = 0; point < 240; point++) {
    let nearest = -1;
    let least = Infinity;
    for (let other = 0; other < 240; other++) {
      const distance = Math.hypot(
        ...[0, 1, 2].map((c) =>
          embedding[3 * point + c] - embedding[3 * other + c]
        ),
      );
      if (other !== point && distance < least) {
        [nearest, least] = [other, distance];
      }
    }
    strictEqual(nearest % 3, point % 3);
  }
  deepStrictEqual(await umap(neighbours, { seed: 1 }), embedding);
  ok(
    (await umap(neighbours, { seed: 2 })).some((value, i) =>
      value !== embedding[i]
    ),
  );
});

Deno.test("an embedding is the same on any number of threads", async () => {
  // 8,200 points on a spiral band make four parts, two at work side by side.
  const points = 8200;
  const count = 5;
  const indices = new Uint32Array(points * count);
  const distances = new Float32Array(points * count);
  const random = new RandomStream(8, "band");
  for (let point = 0; point < points; point++) {
    for (let i = 1; i < count; i++) {
      const step = i % 2 ? i : 90 + i;
      indices[point * count + i] = (point + step) % points;
      distances[point * count + i] = i + random.uniform();
    }
    indices[point * count] = point;
  }
  const neighbours = { count, indices, distances };
  const options = { seed: 3, epochs: 12 };
  const alone = await umap(neighbours, { ...options, workers: 1 });
  for (const workers of [2, 5]) {
    deepStrictEqual(await umap(neighbours, { ...options, workers }), alone);
  }
});

Deno.test("any number of points and components is embedded", async () => {
  for (
    const [rows, count] of [
      [[[3]], 1],
      [[[3], [5]], 2],
      [[[3], [3]], 2],
      [[[1], [2], [4], [8], [16]], 1],
      [[[1], [2], [4], [8], [16]], 5],
      [Array.from({ length: 40 }, () => [3, 4]), 15],
      [clusters(30), 4],
    ] as const
  ) {
    const neighbours = await neighboursOf(rows, count);
    for (const components of [1, 2, 3, 5]) {
      const embedding = await umap(neighbours, {
        components,
        seed: 0,
        epochs: 30,
      });
      const label = `${rows.length} points, ${count} neighbours, ${components}`;
      strictEqual(embedding.length, rows.length * components, label);
      ok(embedding.every(Number.isFinite), label);
      const places = new Set(
        rows.map((_, i) =>
          embedding.subarray(i * components, (i + 1) * components).join()
        ),
      );
      strictEqual(places.size, rows.length, `${label}: places of their own`);
    }
  }
});

Deno.test("one epoch leaves the start, and its progress is told", async () => {
  const seen: unknown[] = [];
  await umap(await neighboursOf(clusters(30), 4), {
    seed: 0,
    epochs: 1,
    onProgress: (progress) => seen.push(progress),
  });
  deepStrictEqual(seen, [
    { done: 1, total: 1, count: { unit: "epochs", done: 1 } },
  ]);
});

Deno.test("neighbours and options that make no sense are refused", async () => {
  const good = {
    count: 2,
    indices: Uint32Array.of(0, 1, 1, 0),
    distances: Float32Array.of(0, 1, 0, 1),
  };
  for (
    const bad of [
      { ...good, distances: Float32Array.of(0, NaN, 0, 1) },
      { ...good, distances: Float32Array.of(0, Infinity, 0, 1) },
      { ...good, distances: Float32Array.of(0, -1, 0, 1) },
      { ...good, distances: Float32Array.of(0, 1) },
      { ...good, indices: Uint32Array.of(0, 1, 1, 2) },
      { ...good, count: 3 },
      { ...good, count: 0 },
      { count: 1, indices: new Uint32Array(0), distances: new Float32Array(0) },
    ]
  ) {
    await rejects(umap(bad, { seed: 0 }), InputError);
  }
  for (
    const bad of [
      { components: 0 },
      { components: 1.5 },
      { epochs: 0 },
      { workers: 0 },
      { minDist: -1 },
      { minDist: NaN },
      { minDist: 2 },
      { spread: 0 },
    ]
  ) {
    await rejects(umap(good, { seed: 0, ...bad }), RangeError);
  }
});

Deno.test("points in one place, all but one, or of any scale have finite places", async () => {
  const one = (_: number) => 5;
  const outlier = (i: number) => i === 0 ? 1e6 : 0;
  const two = (i: number) => i % 2;
  for (const unit of [2 ** -40, 1, 2 ** 40]) {
    for (const place of [one, outlier, two]) {
      const points = Array.from({ length: 30 }, (_, i) => [unit * place(i), 0]);
      const neighbours = await neighboursOf(points, 15);
      const embedding = await umap(neighbours, {
        seed: 0,
        epochs: 20,
        workers: 2,
      });
      ok(embedding.every(Number.isFinite), `${unit} ${place.name}`);
    }
  }
});
