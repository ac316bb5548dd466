import { ok, strictEqual } from "node:assert/strict";
import { WorkerPool } from "../../compute/worker_pool.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { sampledRecall } from "./sampled_recall.ts";

const count = 3;

/** Points of a line in the order of their numbers, and their true neighbours. */
function line(positions: number) {
  const values = new Float32Array(new SharedArrayBuffer(positions * 4));
  // Ever wider apart: the two nearest are those before, but for the first two.
  values.forEach((_, i) => values[i] = i ** 1.5);
  const indices = new Uint32Array(positions * count);
  for (let i = 0; i < positions; i++) {
    indices.set(
      [i, ...i === 0 ? [1, 2] : i === 1 ? [0, 2] : [i - 1, i + 1]],
      i * count,
    );
  }
  return { matrix: { positions, features: 1, values }, indices };
}

for (const workers of [1, 3]) {
  Deno.test(`the share of true neighbours in a sample, ${workers} threads`, async () => {
    const pool = new WorkerPool(workers);
    try {
      const { matrix, indices } = line(1100);
      const choices = { indices, count, sample: 1100, seed: 0 };
      // The last has no one behind it: one of its two is not the right one.
      indices.set([1099, 1098, 1097], 1099 * count);
      strictEqual(await sampledRecall(matrix, pool, choices), 1);
      const wrong = indices.slice();
      for (let i = 0; i < 550; i++) wrong[i * count + 2] = (i + 500) % 1100;
      strictEqual(
        await sampledRecall(matrix, pool, { ...choices, indices: wrong }),
        0.75,
      );
      // A sample of 256: four standard errors of a half of two values.
      const part = await sampledRecall(matrix, pool, {
        indices: wrong,
        count,
        seed: 2,
      });
      ok(Math.abs(part - 0.75) < 4 * 0.25 / Math.sqrt(256), `${part}`);
    } finally {
      pool.close();
    }
  });
}

Deno.test("a point alone is its own neighbour", async () => {
  const pool = new WorkerPool(1);
  const random = new RandomStream(0, "points");
  const values = Float32Array.from({ length: 9 }, () => random.normal());
  const matrix = { positions: 9, features: 1, values };
  const indices = Uint32Array.from({ length: 9 }, (_, i) => i);
  strictEqual(
    await sampledRecall(matrix, pool, { indices, count: 1, seed: 0 }),
    1,
  );
  pool.close();
});
