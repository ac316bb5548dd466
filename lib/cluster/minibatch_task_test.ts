import { ok, strictEqual } from "node:assert/strict";
import { minibatchTask } from "./minibatch_task.ts";

Deno.test("a centre is the mean of what it has seen, its start forgotten", async () => {
  // Of zeros and ones, the mean times their number is a whole number.
  const count = 200;
  const points = {
    values: Float32Array.from({ length: count }, (_, i) => i % 3 === 0 ? 1 : 0),
    features: 1,
    rows: Uint32Array.from({ length: count }, (_, i) => i),
  };
  for (const seed of [0, 1, 2]) {
    const { centres, iterations } = await minibatchTask({
      points,
      k: 1,
      seed,
    });
    // The batch that ended the search was looked at too.
    const batches = iterations < 100 ? iterations + 1 : iterations;
    const ones = centres[0] * batches * count;
    ok(ones > 0 && ones < batches * count);
    // As many roundings of a running mean in float64.
    ok(Math.abs(ones - Math.round(ones)) < 1e-6, `${ones} of ${batches}`);
  }
});

Deno.test("ten batches without improvement end the search, scikit-learn's patience", async () => {
  const count = 50;
  const { iterations } = await minibatchTask({
    points: {
      values: new Float32Array(count).fill(3),
      features: 1,
      rows: Uint32Array.from({ length: count }, (_, i) => i),
    },
    k: 1,
    seed: 0,
  });
  // The first batch counts nothing, the second is the best there can be.
  strictEqual(iterations, 11);
});
