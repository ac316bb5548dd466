import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { openEngine } from "../compute/open_engine.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { RandomStream } from "../random/random_stream.ts";
import { nearestNeighbours } from "./nearest_neighbours.ts";
import { umap } from "./umap.ts";

Deno.test("UMAP keeps neighbours together, parts clusters, and repeats to the bit", async () => {
  const random = new RandomStream(4, "umap test");
  const [positions, features] = [240, 12];
  const values = new Float32Array(
    new SharedArrayBuffer(positions * features * 4),
  );
  for (let i = 0; i < values.length; i++) {
    const cluster = Math.floor(i / features) % 3;
    values[i] = random.normal() + (i % features === cluster ? 14 : 0);
  }
  const matrix: FeatureMatrix = { positions, features, values };
  const engine = await openEngine("cpu", { workers: 2 });
  try {
    const neighbours = await nearestNeighbours(matrix, engine, { count: 15 });
    const epochs: number[] = [];
    const embedding = await umap(neighbours, {
      seed: 1,
      onProgress: ({ done, total }) => epochs.push(done / total),
    });
    strictEqual(epochs.at(-1), 1);
    strictEqual(embedding.length, positions * 3);
    ok(embedding.every(Number.isFinite));
    // The nearest point in the embedding is of the same cluster.
    for (let point = 0; point < positions; point++) {
      let nearest = -1;
      let least = Infinity;
      for (let other = 0; other < positions; other++) {
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
    deepStrictEqual(
      await umap(neighbours, { seed: 1 }),
      embedding,
    );
    ok(
      (await umap(neighbours, { seed: 2 })).some((value, i) =>
        value !== embedding[i]
      ),
    );
  } finally {
    engine.close();
  }
});
