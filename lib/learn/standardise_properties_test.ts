import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { adamUpdate } from "./engine/adam_update.ts";
import { principalComponents } from "./principal_components.ts";
import { standardise } from "./standardise.ts";

const OPTIONS = { seed: 2022, numRuns: 150 } as const;

/** Counts at some positions. */
const matrices: fc.Arbitrary<FeatureMatrix> = fc.record({
  positions: fc.integer({ min: 1, max: 20 }),
  features: fc.integer({ min: 1, max: 6 }),
}).chain((sizes) =>
  fc.array(fc.integer({ min: -999, max: 999 }), {
    minLength: sizes.positions * sizes.features,
    maxLength: sizes.positions * sizes.features,
  }).map((values) => ({ ...sizes, values: Float32Array.from(values) }))
);

Deno.test("standardised features have mean 0 and deviation 1, or 0 where they were constant", () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const { values, positions, features } = standardise(matrix);
      for (let feature = 0; feature < features; feature++) {
        const own = Array.from(
          { length: positions },
          (_, i) => values[i * features + feature],
        );
        const mean = own.reduce((sum, v) => sum + v, 0) / positions;
        const square = own.reduce((sum, v) => sum + v * v, 0) / positions;
        const first = matrix.values[feature];
        const constant = own.every((_, i) =>
          matrix.values[i * features + feature] === first
        );
        // Values of up to sqrt(20) in float32; deviations are 0.2 at least, of
        // which the published 1e-6 takes its share.
        ok(Math.abs(mean) < 1e-6);
        ok(
          constant ? square === 0 : Math.abs(square - 1) < 2e-5,
          `${square}`,
        );
      }
    }),
    OPTIONS,
  );
});

Deno.test("no unit of a feature, and no offset, changes its standardised values", () => {
  fc.assert(
    fc.property(
      matrices,
      fc.integer({ min: 0, max: 80 }),
      fc.integer({ min: -4096, max: 4096 }),
      (matrix, power, offset) => {
        // Without its 1e-6, which has the unit of the features.
        const plain = standardise(matrix, { epsilon: 1e-300 });
        const other = standardise({
          ...matrix,
          values: matrix.values.map((v) => (v + offset) * 2 ** power),
        }, { epsilon: 1e-300 });
        plain.values.forEach((value, i) =>
          // Means of whole numbers in float64, results of up to 5 in float32.
          ok(Math.abs(other.values[i] - value) < 1e-6)
        );
      },
    ),
    OPTIONS,
  );
});

Deno.test("rows that are taken are standardised by themselves, in any order", () => {
  fc.assert(
    fc.property(
      matrices.chain((matrix) =>
        fc.record({
          matrix: fc.constant(matrix),
          rows: fc.shuffledSubarray(
            Array.from({ length: matrix.positions }, (_, i) => i),
            { minLength: 1 },
          ),
        })
      ),
      ({ matrix, rows }) => {
        const { features, values } = matrix;
        const taken = Float32Array.from(
          rows.flatMap((row) => [
            ...values.subarray(row * features, (row + 1) * features),
          ]),
        );
        deepStrictEqual(
          standardise(matrix, { rows: Uint32Array.from(rows) }),
          standardise({ values: taken, positions: rows.length, features }),
        );
      },
    ),
    OPTIONS,
  );
});

Deno.test("Adam's first step goes against the slope by the learning rate, however steep it is", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.double({ min: -1e15, max: 1e15, noNaN: true }),
          fc.constantFrom(1e-3, -1e-3, 1e15, -1e15, 0),
        ),
        { minLength: 1, maxLength: 9 },
      ),
      (slopes) => {
        const gradient = Float32Array.from(slopes);
        fc.pre(gradient.every((v) => v === 0 || Math.abs(v) >= 1e-3));
        const state = {
          parameters: new Float32Array(gradient.length),
          first: new Float32Array(gradient.length),
          second: new Float32Array(gradient.length),
        };
        adamUpdate(state, gradient, {
          step: 1,
          learningRate: 0.5,
          epsilon: 1e-8,
        });
        state.parameters.forEach((value, i) =>
          // Epsilon takes a share of 1e-5 of the flattest slope.
          ok(Math.abs(value + 0.5 * Math.sign(gradient[i])) < 1e-5)
        );
      },
    ),
    OPTIONS,
  );
});

Deno.test("principal components grow with the points and turn with them", () => {
  fc.assert(
    fc.property(
      matrices,
      fc.integer({ min: -40, max: 40 }),
      ({ values, features, positions }, power) => {
        const options = { dimensions: features, components: 3 };
        const plain = principalComponents(values, options);
        const other = principalComponents(
          values.map((v) => v * 2 ** power),
          options,
        );
        const share = plain.explained.reduce((sum, part) => sum + part, 0);
        ok(share <= 1 + 1e-9 && plain.scores.every(Number.isFinite));
        other.explained.forEach((part, i) =>
          ok(Math.abs(part - plain.explained[i]) < 1e-9)
        );
        // The sum of squares along all components is that of the points.
        if (features > 3) return;
        const total = (some: Float32Array) =>
          some.reduce((sum, v) => sum + v * v, 0);
        const means = Array.from(
          { length: features },
          (_, f) =>
            Array.from(
              { length: positions },
              (_, i) => values[i * features + f],
            )
              .reduce((sum, v) => sum + v, 0) / positions,
        );
        const centred = values.map((v, i) => v - means[i % features]);
        ok(
          Math.abs(total(plain.scores) - total(centred)) <=
            1e-5 * total(centred) + 1e-6,
        );
        const scale = 2 ** (2 * power);
        ok(
          Math.abs(total(other.scores) - scale * total(plain.scores)) <=
            1e-5 * scale * (total(plain.scores) + 1),
        );
        strictEqual(plain.scores.length, 3 * positions);
      },
    ),
    OPTIONS,
  );
});
