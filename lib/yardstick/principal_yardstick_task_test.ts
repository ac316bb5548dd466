import {
  deepStrictEqual,
  notStrictEqual,
  ok,
  strictEqual,
} from "node:assert/strict";
import heldOutReference from "../../fixtures/scikit_learn/held_out.json" with {
  type: "json",
};
import reference from "../../fixtures/scikit_learn/reference.json" with {
  type: "json",
};
import { holdOut } from "./hold_out.ts";
import { principalYardstickTask } from "./principal_yardstick_task.ts";
import { noisyRank } from "./testing/noisy_rank.ts";

Deno.test("errors of components on both parts are scikit-learn's", () => {
  const out = new Set(heldOutReference.heldOut);
  const rows = Uint32Array.from(reference.points, (_, i) => i);
  const features = {
    values: Float32Array.from(reference.points.flat()),
    positions: rows.length,
    features: 7,
  };
  const { errors, varianceShare, scores } = principalYardstickTask({
    features,
    rows,
    split: {
      training: rows.filter((row) => !out.has(row)),
      heldOut: rows.filter((row) => out.has(row)),
    },
    components: heldOutReference.components,
    seed: 1,
  });
  deepStrictEqual(errors.map(({ method }) => method), ["mean", "pca"]);
  for (const { method, training, heldOut } of errors) {
    if (method !== "mean" && method !== "pca") continue;
    const wanted = heldOutReference[method];
    // Standardised features are single precision here.
    ok(Math.abs(training / wanted.training - 1) < 1e-6, `${method}`);
    ok(Math.abs(heldOut / wanted.heldOut - 1) < 1e-6, `${method}`);
  }
  ok(Math.abs(varianceShare / heldOutReference.varianceShare - 1) < 1e-6);
  strictEqual(scores.length, 3 * rows.length);
});

Deno.test("held-out positions leave no trace in mean, deviation or components", () => {
  const features = noisyRank({ positions: 60, features: 17, rank: 3 });
  const rows = Uint32Array.from({ length: 50 }, (_, i) => i);
  const split = holdOut(rows, { seed: 2 });
  const run = () =>
    principalYardstickTask({ features, rows, split, components: 4, seed: 1 });
  const before = run();
  for (const row of split.heldOut) {
    for (let j = 0; j < 17; j++) features.values[17 * row + j] *= -9;
  }
  const after = run();
  strictEqual(after.varianceShare, before.varianceShare);
  after.errors.forEach(({ training, heldOut }, i) => {
    strictEqual(training, before.errors[i].training);
    notStrictEqual(heldOut, before.errors[i].heldOut);
  });
});

Deno.test("components give back data of their rank", () => {
  const features = noisyRank({
    positions: 80,
    features: 30,
    rank: 8,
    noise: 0,
  });
  const rows = Uint32Array.from({ length: 80 }, (_, i) => i);
  const split = holdOut(rows, { seed: 2 });
  const { errors, varianceShare } = principalYardstickTask({
    ...{ features, rows, split, components: 8, seed: 1 },
  });
  // Features are single precision, right to 6e-8 of themselves.
  const pca = errors[1];
  ok(pca.training < 1e-12 && pca.heldOut < 1e-12, JSON.stringify(pca));
  ok(varianceShare > 1 - 1e-12);
  ok(errors[0].heldOut > 0.3, "the mean alone does not");
});

Deno.test("constant features have no error and no variance to share", () => {
  const features = {
    values: new Float32Array(60).fill(7),
    positions: 12,
    features: 5,
  };
  const rows = Uint32Array.from({ length: 12 }, (_, i) => i);
  const split = holdOut(rows, { seed: 2 });
  const { errors, varianceShare, scores } = principalYardstickTask({
    ...{ features, rows, split, components: 8, seed: 1 },
  });
  deepStrictEqual(errors, [
    { method: "mean", training: 0, heldOut: 0 },
    { method: "pca", training: 0, heldOut: 0 },
  ]);
  strictEqual(varianceShare, 1);
  ok(scores.every((score) => score === 0));
});
