import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import reference from "../../fixtures/scikit_learn/reference.json" with {
  type: "json",
};
import { RandomStream } from "../random/random_stream.ts";
import { InputError } from "../scan/input_error.ts";
import { leadingComponents } from "./leading_components.ts";

Deno.test("leading components are scikit-learn's, up to their sign", () => {
  const values = Float32Array.from(reference.points.flat());
  const points = reference.points.length;
  const { directions, variances } = leadingComponents(
    { values, positions: points, features: 7 },
    { components: 3, seed: 1 },
  );
  reference.pca.components.forEach((component, c) => {
    const sign = Math.sign(component[0] * directions[7 * c]);
    // The reference is rounded to six digits; points come as float32.
    component.forEach((value, j) =>
      ok(Math.abs(sign * directions[7 * c + j] - value) < 1e-5)
    );
    // scikit-learn divides by the points but one.
    const expected = reference.pca.variance[c] * (points - 1) / points;
    ok(Math.abs(variances[c] / expected - 1) < 1e-5);
  });
});

Deno.test("components that stand out of noise by little capture what an exact solution does", () => {
  // Eight directions with 1.5 to 3 times the noise's variance in 60 features.
  const [positions, features, hidden] = [700, 60, 8];
  const random = new RandomStream(3, "noisy points");
  const values = new Float32Array(positions * features);
  const mixing = Float64Array.from(
    { length: hidden * features },
    () => random.normal() / Math.sqrt(features),
  );
  for (let i = 0; i < positions; i++) {
    const codes = Array.from(
      { length: hidden },
      (_, c) => random.normal() * Math.sqrt(0.5 + 0.25 * c),
    );
    for (let j = 0; j < features; j++) {
      let value = random.normal();
      codes.forEach((code, c) => value += code * mixing[c * features + j]);
      values[i * features + j] = value;
    }
  }
  const matrix = { values, positions, features };
  const sum = (
    options: { components?: number; seed: number; passes?: number },
  ) =>
    leadingComponents(matrix, options).variances.slice(0, 8)
      .reduce((a, b) => a + b, 0);
  // With as many directions as features, the subspace is the whole space.
  const exact = sum({ components: features, seed: 0 });
  const found = sum({ seed: 5 });
  ok(found <= exact * (1 + 1e-12), "no subspace holds more");
  ok(1 - found / exact < 1e-3, `${1 - found / exact}`);
  ok(1 - sum({ seed: 5, passes: 0 }) / exact > 0.1, "the passes matter");
});

Deno.test("leading components: equal seeds give equal bits, fewer positions than components do", () => {
  const values = Float32Array.from({ length: 15 }, (_, i) => Math.sin(i * i));
  const matrix = { values, positions: 3, features: 5 };
  const once = leadingComponents(matrix, { seed: 4 });
  deepStrictEqual(leadingComponents(matrix, { seed: 4 }), once);
  strictEqual(once.variances.length, 3);
  const held = once.variances.reduce((a, b) => a + b, 0);
  ok(Math.abs(held / once.total - 1) < 1e-12, "three points, all variance");
});

Deno.test("leading components of constant features have no variance", () => {
  const values = new Float32Array(12).fill(2);
  const { variances, total, directions } = leadingComponents(
    { values, positions: 4, features: 3 },
    { components: 2, seed: 0 },
  );
  strictEqual(total, 0);
  ok(variances.every((variance) => variance === 0));
  ok(directions.every(Number.isFinite));
});

Deno.test("leading components refuse a matrix of other sizes", () => {
  throws(
    () =>
      leadingComponents(
        { values: new Float32Array(5), positions: 2, features: 3 },
        { seed: 0 },
      ),
    InputError,
  );
});
