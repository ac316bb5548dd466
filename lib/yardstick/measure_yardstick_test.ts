import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { testOnEngines } from "../compute/test_on_engines.ts";
import { codeReadings } from "../recipe/readings.ts";
import { adjustedRandIndex } from "../score/adjusted_rand_index.ts";
import { holdOut } from "./hold_out.ts";
import { measureYardstick } from "./measure_yardstick.ts";
import { networkYardstickTask } from "./network_yardstick_task.ts";
import { noisyRank } from "./testing/noisy_rank.ts";

const [POSITIONS, WIDTH] = [120, 23];

/** Two clusters in WS2, seven positions of WSe2, support. */
function madeUpOutcome() {
  const matrix = noisyRank({ positions: POSITIONS, features: WIDTH, rank: 2 });
  const where = (label: (position: number) => number) =>
    Int8Array.from({ length: POSITIONS }, (_, i) => label(i));
  const materials = where((i) => i < 90 ? 1 : i < 97 ? 2 : 0);
  const domains = where((i) => i < 90 ? 1 + i % 2 : i < 97 ? 3 : 0);
  // Far apart, so that every partition must find them.
  matrix.values.forEach((_, i) => {
    const position = Math.floor(i / WIDTH);
    matrix.values[i] += 25 * (domains[position] === 1 ? 1 : -1) *
      (i % WIDTH < 12 ? 1 : -1);
  });
  const labels = {
    ...{ level1: materials, materials, level3: domains, ae: domains },
    vae: where((i) => i < 90 ? 1 + Number(i < 45) : 0),
  };
  return { matrix, labels, materials: ["WS2", "WSe2"] };
}

const readings = {
  ...codeReadings([62, 62]),
  ...{ k: [2, 2, 2, 2] as const, epochs: 2, aeHiddenLayers: 1 as const },
};

testOnEngines(
  "a yardstick says everything of a material and why it says nothing of a tiny one",
  async (engine) => {
    const outcome = madeUpOutcome();
    const truth = { subdomain: outcome.labels.level3 };
    const progress: number[] = [];
    const { record, labels } = await measureYardstick(outcome, engine, {
      ...{ readings, seed: 3, truth },
      onProgress: ({ done, total }) => progress.push(done / total),
    });
    deepStrictEqual([record.heldOutShare, record.components], [0.2, 8]);
    const [first, second] = record.materials;
    deepStrictEqual(second, {
      material: "WSe2",
      positions: 7,
      reason:
        "WSe2 has 7 positions; wanted at least 10, to hold a fifth of them out.",
    });
    ok("errors" in first);
    deepStrictEqual([first.positions, first.heldOut], [90, 18]);
    const methods = first.errors.map(({ method }) => method);
    deepStrictEqual(methods, ["mean", "pca", "ae", "vae"]);
    ok(
      first.errors.every(({ training, heldOut }) =>
        training > 0 && heldOut > 0
      ),
    );
    ok(first.varianceShare > 0.9 && first.varianceShare < 1);
    strictEqual(first.agreement.length, 10);
    const pair = (one: string, other: string) =>
      first.agreement.find(({ first, second }) =>
        first === one && second === other
      )!;
    strictEqual(pair("truth", "pca").ari, 1, "the clusters are far apart");
    strictEqual(pair("truth", "ae").ari, 1, "the same map");
    ok(pair("truth", "vae").ari < 0.1 && pair("level3", "vae").ari < 0.1);
    const rows = [...labels.keys()].slice(0, 90);
    const own = rows.map((row) => outcome.labels.vae[row]);
    strictEqual(
      pair("pca", "vae").ari,
      adjustedRandIndex(rows.map((row) => labels[row]), own),
    );
    deepStrictEqual([...new Set(labels.subarray(0, 90))].sort(), [1, 2]);
    ok(labels.subarray(90).every((label) => label === 0));
    ok(Math.abs(progress.at(-1)! - 1) < 1e-12 && progress.length === 4);

    // The recipe's own network and split, whatever engine trains.
    const split = holdOut(Uint32Array.from(rows), { seed: 3 });
    for (const kind of ["ae", "vae"] as const) {
      const alone = await networkYardstickTask({
        features: outcome.matrix,
        ...{ split, backend: "wasm", threads: 1 },
        options: { kind, hiddenLayers: 1, epochs: 2, seed: 3 },
      });
      const found = first.errors.find(({ method }) => method === kind)!;
      // Two epochs of one step each: single precision in another order.
      ok(Math.abs(found.training / alone.training - 1) < 1e-4);
      ok(Math.abs(found.heldOut / alone.heldOut - 1) < 1e-4);
    }

    const again = await measureYardstick(outcome, engine, {
      ...{ readings, seed: 3 },
    });
    deepStrictEqual(again.labels, labels);
    const [untold] = again.record.materials;
    ok("errors" in untold);
    deepStrictEqual(untold.errors, first.errors, "equal seeds, equal bits");
    strictEqual(untold.agreement.length, 6, "truth is not known");
  },
);
