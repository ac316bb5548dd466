import { deepEqual, equal, rejects } from "node:assert/strict";
import { WorkerPool } from "../compute/worker_pool.ts";
import { InputError } from "../scan/input_error.ts";
import { standardise } from "./standardise.ts";
import { type TrainingProgress, trainNetwork } from "./train_network.ts";
import { type NetworkTask, trainNetworkTask } from "./train_network_task.ts";

const positions = 60;
const shared = new Float32Array(
  new SharedArrayBuffer(positions * 5 * Float32Array.BYTES_PER_ELEMENT),
).map((_, i) => Math.sin(i * i) + i % 5);
const features = { values: shared, positions, features: 5 };
const rows = Uint32Array.from({ length: 25 }, (_, i) => (7 * i) % positions);
const options = {
  kind: "vae",
  hiddenLayers: 1,
  hidden: 16,
  latent: 2,
  batch: 8,
  epochs: 4,
  seed: 5,
} as const;

Deno.test("a worker trains on one material's standardised features", async () => {
  const gathered = Float32Array.from(
    { length: rows.length * 5 },
    (_, i) => shared[rows[Math.floor(i / 5)] * 5 + i % 5],
  );
  const expected = await trainNetwork(
    standardise({ values: gathered, positions: rows.length, features: 5 }),
    options,
    { backend: "wasm" },
  );
  const task: NetworkTask = { features, rows, options };
  const module = new URL("./train_network_task.ts", import.meta.url).href;
  const pool = new WorkerPool(2);
  try {
    const records: TrainingProgress[] = [];
    const run = () =>
      pool.run({ module, name: "trainNetworkTask" }, task, {
        onReport: (record) => records.push(record as TrainingProgress),
      });
    deepEqual(await Promise.all([run(), run()]), [expected, expected]);
    equal(records.filter(({ epoch }) => epoch === 4).length, 2);
  } finally {
    pool.close();
  }
});

Deno.test("rows outside the features are refused", async () => {
  const task = { features, rows: Uint32Array.of(0, positions), options };
  await rejects(trainNetworkTask(task), InputError);
});
