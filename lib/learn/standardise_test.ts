import { deepEqual, ok, throws } from "node:assert/strict";
import { InputError } from "../scan/input_error.ts";
import { standardise } from "./standardise.ts";

Deno.test("features get mean zero and deviation one, each for itself", () => {
  const values = Float32Array.of(1, 100, 2, 300, 6, 200);
  const standard = standardise({ values, positions: 3, features: 2 });
  // Means 3 and 200; population deviations sqrt(14/3) and sqrt(20000/3).
  const deviations = [Math.sqrt(14 / 3), Math.sqrt(20000 / 3)];
  const expected = [-2, -100, -1, 100, 3, 0].map((difference, i) =>
    difference / (deviations[i % 2] + 1e-6)
  );
  expected.forEach((value, i) => {
    ok(Math.abs(standard.values[i] - value) <= 1e-7 * Math.abs(value));
  });
  deepEqual([...values], [1, 100, 2, 300, 6, 200]);
});

Deno.test("small variations about a large mean survive", () => {
  // Summed in single precision these would be lost in 1e6 * 1e4.
  const values = Float32Array.from({ length: 10_000 }, (_, i) => 1e6 + i % 2);
  const standard = standardise({ values, positions: 10_000, features: 1 });
  ok(Math.abs(standard.values[0] + 1) < 1e-5);
  ok(Math.abs(standard.values[1] - 1) < 1e-5);
});

Deno.test("epsilon keeps a constant feature finite and can be changed", () => {
  const matrix = { values: Float32Array.of(0, 2), positions: 2, features: 1 };
  deepEqual([...standardise(matrix, { epsilon: 1 }).values], [-0.5, 0.5]);
  const constant = { values: Float32Array.of(3, 3), positions: 2, features: 1 };
  deepEqual([...standardise(constant).values], [0, 0]);
});

Deno.test("sizes that disagree are refused", () => {
  const values = Float32Array.of(1, 2, 3);
  throws(() => standardise({ values, positions: 2, features: 2 }), InputError);
  throws(
    () =>
      standardise({ values: values.subarray(0, 0), positions: 0, features: 2 }),
    InputError,
  );
});

Deno.test("rows that are taken are standardised as a matrix of theirs", () => {
  const values = Float32Array.from({ length: 35 }, (_, i) => Math.sin(i * i));
  const rows = Uint32Array.of(6, 0, 3, 4);
  const taken = Float32Array.from(
    [...rows].flatMap((row) => [...values.subarray(5 * row, 5 * row + 5)]),
  );
  deepEqual(
    standardise({ values, positions: 7, features: 5 }, { rows }),
    standardise({ values: taken, positions: 4, features: 5 }),
  );
  for (const wrong of [Uint32Array.of(0, 7), new Uint32Array(0)]) {
    throws(
      () => standardise({ values, positions: 7, features: 5 }, { rows: wrong }),
      InputError,
    );
  }
});

Deno.test("rows are standardised by the mean and deviation of others", () => {
  const values = Float32Array.of(0, 5, 2, 5, 9, 7); // three positions, two features
  const matrix = { values, positions: 3, features: 2 };
  const [rows, by] = [Uint32Array.of(2, 0), Uint32Array.of(0, 1)];
  const standard = standardise(matrix, { rows, by, epsilon: 0.5 });
  // Means 1 and 5, deviations 1 and 0 of the first two positions.
  const expected = [8 / 1.5, 2 / 0.5, -1 / 1.5, 0];
  deepEqual([...standard.values], [...Float32Array.from(expected)]);
  throws(() => standardise(matrix, { by: Uint32Array.of(3) }), InputError);
});
