import { deepEqual, equal } from "node:assert/strict";
import { featureSpreadTask } from "./feature_spread_task.ts";
import { randomPoints } from "./testing/random_points.ts";

Deno.test("some features' spread is that of all, to the bit", () => {
  const points = randomPoints({ count: 50, features: 7, seed: 1 });
  const all = featureSpreadTask({ points, from: 0, to: 7 });
  const parts = [[0, 3], [3, 4], [4, 7]].map(([from, to]) =>
    featureSpreadTask({ points, from, to })
  );
  deepEqual(parts.flatMap(({ variances }) => [...variances]), [
    ...all.variances,
  ]);
  equal(Math.max(...parts.map(({ largest }) => largest)), all.largest);
});

Deno.test("the largest magnitude is among the points, of either sign", () => {
  const points = {
    values: Float32Array.of(-8, 3, 99, 99, 2, 5),
    features: 2,
    rows: Uint32Array.of(0, 2),
  };
  const { variances, largest } = featureSpreadTask({ points, from: 0, to: 2 });
  deepEqual([...variances], [25, 1]);
  equal(largest, 8);
});
