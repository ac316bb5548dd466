import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { leadingComponents } from "../learn/leading_components.ts";
import { RandomStream } from "../random/random_stream.ts";
import { componentScores } from "./component_scores.ts";

function madeUp(positions: number, features: number) {
  const random = new RandomStream(9, "made-up features");
  const values = Float32Array.from(
    { length: positions * features },
    (_, i) => random.normal() * (1 + i % features),
  );
  return { values, positions, features };
}

Deno.test("what components leave is the variance that they don't hold", () => {
  for (
    const [positions, features, count] of [[1, 1, 1], [31, 7, 3], [40, 23, 8]]
  ) {
    const matrix = madeUp(positions, features);
    const components = leadingComponents(matrix, {
      components: count,
      seed: 2,
    });
    const { scores, error } = componentScores(matrix, components);
    const held = components.variances.reduce((a, b) => a + b, 0);
    // Both in double precision; the sums go over 920 values.
    const wanted = (components.total - held) / features;
    ok(Math.abs(error - wanted) <= 1e-9 * components.total, `${error}`);
    components.variances.forEach((variance, c) => {
      let power = 0;
      for (let i = 0; i < positions; i++) {
        power += scores[i * components.variances.length + c] ** 2;
      }
      // Scores are rounded to single precision.
      ok(Math.abs(power / positions - variance) <= 1e-6 * components.total);
    });
  }
});

Deno.test("without directions the error is the mean's", () => {
  const matrix = madeUp(13, 5);
  const { mean, total } = leadingComponents(matrix, { seed: 2 });
  const basis = { mean, directions: new Float64Array(0) };
  const { scores, error } = componentScores(matrix, basis);
  strictEqual(scores.length, 0);
  ok(Math.abs(error / (total / 5) - 1) < 1e-12);
});

Deno.test("a small error beside a large variance is not lost", () => {
  // Off the line by 1e-4 at a distance of 1e8: a difference of squares would
  // leave nothing but rounding.
  const values = Float32Array.of(100, 0, -100, 0);
  const components = leadingComponents(
    { values, positions: 2, features: 2 },
    { components: 1, seed: 0 },
  );
  const beside = Float32Array.of(1e8, 1e-4);
  const { error } = componentScores(
    { values: beside, positions: 1, features: 2 },
    { ...components, directions: Float64Array.of(1, 0) },
  );
  ok(Math.abs(error / 0.5e-8 - 1) < 1e-6, `${error}`);
});

Deno.test("positions that components never saw are measured by their mean", () => {
  const { error, scores } = componentScores(
    { values: Float32Array.of(3, 4, 1), positions: 1, features: 3 },
    { mean: Float64Array.of(1, 1, 1), directions: Float64Array.of(0, 1, 0) },
  );
  deepStrictEqual([...scores], [3]);
  strictEqual(error, 4 / 3);
});
