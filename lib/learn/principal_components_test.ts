import { ok } from "node:assert/strict";
import reference from "../../fixtures/scikit_learn/reference.json" with {
  type: "json",
};
import { principalComponents } from "./principal_components.ts";

Deno.test("principal components are scikit-learn's, up to their sign", () => {
  const values = Float32Array.from(reference.points.flat());
  const { scores, explained } = principalComponents(values, {
    dimensions: 7,
    components: 3,
  });
  const mean = reference.points[0].map((_, i) =>
    reference.points.reduce((sum, point) => sum + point[i], 0) /
    reference.points.length
  );
  reference.pca.components.forEach((component, c) => {
    const expected = reference.points.map((point) =>
      component.reduce(
        (sum, weight, i) => sum + weight * (point[i] - mean[i]),
        0,
      )
    );
    const sign = Math.sign(expected[0] * scores[c]);
    // Scores of up to 10 in float32.
    expected.forEach((value, point) =>
      ok(Math.abs(sign * scores[3 * point + c] - value) < 1e-4)
    );
    if (c > 0) {
      const ratio = explained[c] / explained[0];
      ok(
        Math.abs(
          ratio - reference.pca.variance[c] / reference.pca.variance[0],
        ) < 1e-6,
      );
    }
  });
});

Deno.test("a component's largest coefficient is positive", () => {
  for (const [a, b] of [[3, 4], [-3, 4], [3, -4], [-4, -3]]) {
    // From the mean, one step along (a, b) and one back.
    const { scores } = principalComponents(
      Float32Array.of(1 + a, 2 + b, 1 - a, 2 - b),
      { dimensions: 2, components: 1 },
    );
    const sign = Math.sign(Math.abs(a) > Math.abs(b) ? a : b);
    ok(Math.abs(scores[0] - 5 * sign) < 1e-6, `${a}, ${b}: ${scores[0]}`);
    ok(Math.abs(scores[1] + 5 * sign) < 1e-6);
  }
});

Deno.test("equal points have no components", () => {
  const { scores, explained } = principalComponents(
    new Float32Array(12).fill(2),
    { dimensions: 3, components: 3 },
  );
  ok(scores.every((score) => score === 0));
  ok(explained.every((share) => share === 0));
});
