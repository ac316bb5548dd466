import { strictEqual } from "node:assert/strict";
import { WorkerPool } from "../compute/worker_pool.ts";
import { divide } from "./divide_scan.ts";

Deno.test("divide starts k-means as often as the readings say, 10 times by default", async () => {
  const pool = new WorkerPool(1);
  const values = Float32Array.from({ length: 24 }, (_, i) => i % 5);
  const rows = Uint32Array.from({ length: 12 }, (_, i) => i);
  const starts = async (restarts?: number) => {
    let most = 0;
    await divide({ values, positions: 12, features: 2 }, { pool }, {
      rows,
      k: 2,
      readings: { kmeans: "lloyd", ...(restarts && { restarts }) },
      seed: 0,
      onProgress: ({ total }) => most = total,
    });
    return most;
  };
  try {
    strictEqual(await starts(3), 3);
    strictEqual(await starts(), 10);
  } finally {
    pool.close();
  }
});
