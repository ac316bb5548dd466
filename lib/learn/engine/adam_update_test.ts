import { ok } from "node:assert/strict";
import { adamUpdate } from "./adam_update.ts";

Deno.test("a hundred updates follow the definition in double precision", () => {
  const parameters = Float32Array.of(0.5, -2);
  const [first, second] = [new Float32Array(2), new Float32Array(2)];
  const exact = [...parameters];
  const [means, squares] = [[0, 0], [0, 0]];
  for (let step = 1; step <= 100; step++) {
    // One gradient of ordinary size, one as small as epsilon.
    const slopes = Float32Array.of(Math.cos(step), 1e-8 * Math.sin(step));
    const options = { step, learningRate: 1e-2, epsilon: 1e-8 };
    adamUpdate({ parameters, first, second }, slopes, options);
    slopes.forEach((slope, i) => {
      means[i] = 0.9 * means[i] + 0.1 * slope;
      squares[i] = 0.999 * squares[i] + 0.001 * slope ** 2;
      const mean = means[i] / (1 - 0.9 ** step);
      const square = squares[i] / (1 - 0.999 ** step);
      exact[i] -= 1e-2 * mean / (Math.sqrt(square) + 1e-8);
    });
  }
  // A hundred roundings of numbers near 1 to single precision.
  exact.forEach((value, i) => ok(Math.abs(parameters[i] - value) < 100 * 6e-8));
});
