import { deepEqual } from "node:assert/strict";
import { arrayDifference } from "./array_difference.ts";

Deno.test("labels that flip are counted, floats are held against the greatest", () => {
  deepEqual(
    arrayDifference(Int8Array.of(0, 1, 2, 2), Int8Array.of(0, 2, 2, 1)),
    { different: 2, values: 4, largest: null },
  );
  deepEqual(
    arrayDifference(Float32Array.of(0, -8, 4), Float32Array.of(0, -8, 2)),
    { different: 1, values: 3, largest: 0.25 },
  );
  deepEqual(
    arrayDifference(Float32Array.of(NaN), Float32Array.of(1)).largest,
    NaN,
  );
  deepEqual(
    arrayDifference(Float32Array.of(1), Float32Array.of(1, 2)).largest,
    Infinity,
  );
});
