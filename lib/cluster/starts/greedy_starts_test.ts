import { deepEqual, equal } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { kmeansPlusPlus } from "../kmeans_plus_plus.ts";
import { randomPoints } from "../testing/random_points.ts";
import { distancesTask } from "./distances_task.ts";
import { greedyStarts } from "./greedy_starts.ts";

Deno.test("starts made together are those that k-means++ draws one by one", async () => {
  for (
    const [count, features, k] of [[3, 1, 2], [300, 7, 5], [101, 385, 3]]
  ) {
    const points = randomPoints({ count, features, seed: k });
    const starts = [0, 1, 2].map((start) => `start ${start}`);
    const chosen = await greedyStarts({
      count,
      k,
      randoms: starts.map((name) => new RandomStream(1, name)),
      distancesTo(chosen) {
        const distances = new Float32Array(
          new SharedArrayBuffer(4 * chosen.length * count),
        );
        const ticket = new Int32Array(new SharedArrayBuffer(4));
        distancesTask({ points, chosen, distances, ticket });
        return Promise.resolve(chosen.map((point, i) => {
          const own = distances.subarray(i * count, (i + 1) * count);
          equal(own[point], 0);
          return own;
        }));
      },
    });
    starts.forEach((name, start) => {
      const centres = kmeansPlusPlus(points, {
        k,
        random: new RandomStream(1, name),
      });
      const ours = chosen[start].flatMap((point) => {
        const row = points.rows[point] * features;
        return [...points.values.subarray(row, row + features)];
      });
      deepEqual(ours, [...centres]);
    });
  }
});
