import { deepStrictEqual } from "node:assert/strict";
import { startTrials } from "./start_trials.ts";

Deno.test("k-means++ draws 2 + floor(ln k) points for each further centre", () => {
  deepStrictEqual([1, 2, 3, 7, 8, 127].map(startTrials), [2, 2, 3, 3, 4, 6]);
});
