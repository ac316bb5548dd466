import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { NetworkOptions } from "../learn/network_options.ts";
import { holdOut } from "./hold_out.ts";
import { networkYardstickTask } from "./network_yardstick_task.ts";
import { noisyRank } from "./testing/noisy_rank.ts";

const backend = "wasm";

function options(
  kind: "ae" | "vae",
  more: Partial<NetworkOptions> = {},
): NetworkOptions {
  const sizes = { hidden: 48, batch: 32, epochs: 5 };
  return { kind, hiddenLayers: 1, seed: 4, ...sizes, ...more };
}

for (const kind of ["ae", "vae"] as const) {
  Deno.test(`held-out positions leave no trace in a training [${kind}]`, async () => {
    const features = noisyRank({ positions: 60, features: 17, rank: 3 });
    const rows = Uint32Array.from({ length: 50 }, (_, i) => i);
    const split = holdOut(rows, { seed: 2 });
    const run = (threads: number) =>
      networkYardstickTask({
        ...{ features, split, options: options(kind), backend, threads },
      });
    const before = await run(1);
    deepStrictEqual(await run(3), before, "threads change nothing");
    for (const row of split.heldOut) {
      for (let j = 0; j < 17; j++) features.values[17 * row + j] *= -9;
    }
    const after = await run(1);
    strictEqual(after.training, before.training);
    // Nine times as far from the training's mean, in its own deviations.
    ok(after.heldOut > 20 * before.heldOut, `${after.heldOut}`);
    strictEqual(after.method, kind);
  });

  Deno.test(`a network gives back data of a low rank, seen or not [${kind}]`, async () => {
    const features = noisyRank({
      ...{ positions: 500, features: 30, rank: 3, noise: 0 },
    });
    const rows = Uint32Array.from({ length: 500 }, (_, i) => i);
    const split = holdOut(rows, { seed: 2 });
    const { training, heldOut } = await networkYardstickTask({
      ...{ features, split, backend, threads: 1 },
      options: options(kind, { epochs: 60, klWeight: 1e-4 }),
    });
    // The mean's error is 1; three numbers lie behind codes of eight.
    ok(training < 0.03 && heldOut < 0.04, `${training}, ${heldOut}`);
  });

  Deno.test(`constant features give numbers [${kind}]`, async () => {
    const values = noisyRank({ positions: 20, features: 6, rank: 2 }).values
      .map((value, i) => i % 6 < 4 ? 7 : value);
    const split = holdOut(Uint32Array.from({ length: 20 }, (_, i) => i), {
      seed: 2,
    });
    for (const constant of [values, values.map(() => 7)]) {
      const { training, heldOut } = await networkYardstickTask({
        features: { values: constant, positions: 20, features: 6 },
        ...{ split, options: options(kind), backend, threads: 1 },
      });
      ok(Number.isFinite(training) && Number.isFinite(heldOut));
    }
  });
}
