import { ok, throws } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { choleskyFactor } from "./cholesky_factor.ts";
import { solveLower } from "./solve_lower.ts";

Deno.test("the factor times itself is the matrix, and it whitens", () => {
  for (const size of [1, 2, 5, 11]) {
    const random = new RandomStream(size, "cholesky");
    const root = Array.from(
      { length: size },
      () => Array.from({ length: size }, () => random.normal()),
    );
    const matrix = root.map((a, i) =>
      root.map((b, j) =>
        a.reduce((sum, value, k) => sum + value * b[k], 0) + (i === j ? 1 : 0)
      )
    );
    const lower = choleskyFactor(matrix);
    const entry = (i: number, j: number) => lower[i][j] ?? 0;
    matrix.forEach((row, i) =>
      row.forEach((value, j) => {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += entry(i, k) * entry(j, k);
        // A dozen float64 operations on numbers of a few tens.
        ok(Math.abs(sum - value) < 1e-12, `${i}, ${j}`);
      })
    );
    const vector = Array.from({ length: size }, () => random.normal());
    const solved = solveLower(lower, vector);
    vector.forEach((value, i) => {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += lower[i][k] * solved[k];
      ok(Math.abs(sum - value) < 1e-12);
    });
  }
});

Deno.test("a matrix that is not positive definite has no factor", () => {
  throws(() => choleskyFactor([[1, 2], [2, 1]]), RangeError);
  throws(() => choleskyFactor([[0]]), RangeError);
});
