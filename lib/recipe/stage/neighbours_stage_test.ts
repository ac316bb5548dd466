import { deepEqual, equal, notDeepEqual, ok } from "node:assert/strict";
import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import { WorkerPool } from "../../compute/worker_pool.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { codeReadings, type Readings } from "../readings.ts";
import { neighboursStage } from "./neighbours_stage.ts";
import { outcomeOf, type RecipeChain } from "./recipe_chain.ts";

/** Runs the stage on points without neighbourhoods, on two threads. */
async function found(
  positions: number,
  features: number,
  neighbours?: Readings["neighbours"],
) {
  const random = new RandomStream(0, "points");
  const values = new Float32Array(
    new SharedArrayBuffer(positions * features * 4),
  );
  for (let i = 0; i < values.length; i++) values[i] = random.normal();
  const source = createJunction({ scale: "quick", seed: 0 });
  const pool = new WorkerPool(2);
  const chain: RecipeChain = {
    source,
    engine: { kind: "cpu", pool, reason: "a test", close: () => {} },
    readings: {
      ...codeReadings(source.shape.detector),
      ...(neighbours && { neighbours }),
    },
    seed: 3,
    outcomes: { matrix: { positions, features, values } },
  };
  try {
    await neighboursStage.run(chain);
  } finally {
    pool.close();
  }
  return {
    indices: outcomeOf(chain, "neighbours").indices,
    record: outcomeOf(chain, "neighboursRecord"),
  };
}

Deno.test("the search is the one that was asked for, and its recall is measured", async () => {
  const exact = await found(2500, 100, "exact");
  deepEqual(exact.record, { search: "exact", count: 15 });
  const auto = await found(2500, 100);
  deepEqual(auto.record, exact.record);
  deepEqual(auto.indices, exact.indices);

  const { indices, record } = await found(2500, 100, "approximate");
  notDeepEqual(indices, exact.indices);
  equal(record.search, "approximate");
  equal(record.recall?.positions, 256);
  let right = 0;
  for (let i = 0; i < indices.length; i++) {
    const list = exact.indices.subarray(i - i % 15, i - i % 15 + 15);
    if (i % 15 > 0 && list.includes(indices[i])) right++;
  }
  const share = right / (2500 * 14);
  ok(share < 1);
  // Four standard errors of 256 x 14 draws of a share near 0.95.
  ok(
    Math.abs(record.recall.share - share) < 0.015,
    `${record.recall.share} of a sample, ${share} of all`,
  );
});

Deno.test("beyond 16,384 positions the search is approximate where nothing is asked for", async () => {
  equal((await found(16384, 1)).record.search, "exact");
  equal((await found(16385, 1)).record.search, "approximate");
});

Deno.test("a scan of one position has itself for a neighbour", async () => {
  const { indices, record } = await found(1, 2, "approximate");
  deepEqual([...indices], [0]);
  deepEqual(record.recall, { share: 1, positions: 1 });
});
