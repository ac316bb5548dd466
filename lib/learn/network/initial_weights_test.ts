import { deepEqual, notDeepEqual, ok } from "node:assert/strict";
import fixture from "../../../fixtures/pytorch/replay.json" with {
  type: "json",
};
import { initialWeights } from "./initial_weights.ts";

Deno.test("fresh layers have the range and the deviation of PyTorch's", () => {
  for (const { inputs, outputs, ...pytorch } of fixture.layers) {
    const [layer] = initialWeights([{ inputs, outputs, rectified: true }], 11);
    const bound = 1 / Math.sqrt(inputs);
    for (const part of ["weight", "bias"] as const) {
      const values = layer[part];
      const largest = values.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
      // The largest of n uniform numbers falls short of the bound by bound / n
      // on average, by more than 20 times that once in 5e8.
      const short = 20 / values.length;
      for (const extreme of [largest, pytorch[part].largest]) {
        ok(extreme <= bound * (1 + 1e-6) && extreme > bound * (1 - short));
      }
      const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
      const power = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
      const deviation = Math.sqrt(power / (values.length - 1));
      // Standard error of a uniform distribution's deviation: its kurtosis 1.8
      // gives sqrt(0.8 / n) / 2 of it. Two samples, five errors.
      const error = Math.sqrt(2) * 0.5 * Math.sqrt(0.8 / values.length);
      ok(Math.abs(deviation / pytorch[part].deviation - 1) < 5 * error);
      ok(Math.abs(mean) < 5 * deviation / Math.sqrt(values.length));
    }
  }
});

Deno.test("weights follow the seed, and no two layers are alike", () => {
  const shape = { inputs: 4, outputs: 4, rectified: true };
  const [first, second] = initialWeights([shape, shape], 1);
  deepEqual(initialWeights([shape, shape], 1), [first, second]);
  notDeepEqual(first, second);
  notDeepEqual(initialWeights([shape], 2)[0], first);
});
