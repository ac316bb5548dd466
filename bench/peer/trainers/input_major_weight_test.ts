import { deepEqual } from "node:assert/strict";
import { inputMajorWeight } from "./input_major_weight.ts";

Deno.test("weights are turned from [output][input] to [input][output]", () => {
  const weight = Float32Array.of(1, 2, 3, 4, 5, 6);
  const turned = inputMajorWeight(weight, { inputs: 3, outputs: 2 });
  deepEqual([...turned], [1, 4, 2, 5, 3, 6]);
});
