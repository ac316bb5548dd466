import { deepEqual, equal, rejects } from "node:assert/strict";
import { WorkerPool } from "../compute/worker_pool.ts";
import { InputError } from "../scan/input_error.ts";
import { networkSettings } from "./network/network_settings.ts";
import { networkShape } from "./network/network_shape.ts";
import { reconstructionError } from "./reconstruction_error.ts";
import { reconstructionErrors } from "./reconstruction_errors.ts";
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

Deno.test("the errors at the positions are those of the weights, and change nothing else", async () => {
  const task: NetworkTask = { features, rows, options };
  const plain = await trainNetworkTask(task);
  const { errors, ...network } = await trainNetworkTask({
    ...task,
    keepErrors: true,
  });
  deepEqual(network, plain);
  const { weights = [], ...both } = await trainNetworkTask({
    ...task,
    keepWeights: true,
    keepErrors: true,
    threads: 2,
  });
  deepEqual(both, { ...plain, errors });
  const shape = networkShape(5, networkSettings(options));
  equal(errors?.length, rows.length);
  for (const [i, row] of rows.entries()) {
    // One position at a time, standardised by all of the material's.
    const alone = standardise(features, {
      rows: Uint32Array.of(row),
      by: rows,
    });
    equal(
      errors[i],
      Math.fround(await reconstructionError(alone, { shape, weights })),
    );
  }
});

Deno.test("errors of more positions than are held at a time stand each in its place", async () => {
  const many = 8192 + 9;
  const values = Float32Array.from({ length: 2 * many }, (_, i) => i % 97);
  const wide = { values, positions: many, features: 2 };
  const small = { ...options, hidden: 4, epochs: 1, batch: 4096 };
  const { errors, weights = [] } = await trainNetworkTask({
    features: wide,
    rows: Uint32Array.from({ length: many }, (_, i) => i),
    options: small,
    keepWeights: true,
    keepErrors: true,
  });
  const shape = networkShape(2, networkSettings(small));
  const expected = await reconstructionErrors(standardise(wide), {
    shape,
    weights,
  });
  deepEqual(errors, Float32Array.from(expected));
});

Deno.test("rows outside the features are refused", async () => {
  const task = { features, rows: Uint32Array.of(0, positions), options };
  await rejects(trainNetworkTask(task), InputError);
});
