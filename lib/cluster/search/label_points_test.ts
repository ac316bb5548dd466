import { equal } from "node:assert/strict";
import { WorkerPool } from "../../compute/worker_pool.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { nearestCentre } from "../kmeans_points.ts";
import { randomPoints } from "../testing/random_points.ts";
import { labelPoints } from "./label_points.ts";

Deno.test("labels and inertia are those of float64 to the bit, on any threads", async () => {
  const pools = [1, 3].map((size) => new WorkerPool(size));
  try {
    for (
      const [count, features, k] of [[1, 1, 1], [3001, 6, 5], [101, 1931, 3]]
    ) {
      const points = randomPoints({ count, features, seed: k });
      const random = new RandomStream(k, "centres");
      const centres = Float64Array.from(
        { length: k * features },
        () => 50 + random.normal(),
      );
      const wanted = Array.from(
        points.rows,
        (_, point) => nearestCentre(points, point, { centres, k }),
      );
      for (const pool of pools) {
        const found = await labelPoints(points, pool, { k, centres });
        equal(
          found.inertia,
          wanted.reduce((sum, { distance }) => sum + distance, 0),
        );
        wanted.forEach(({ centre }, point) =>
          equal(found.labels[point], centre)
        );
      }
    }
  } finally {
    for (const pool of pools) pool.close();
  }
});
