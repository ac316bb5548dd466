import { strictEqual } from "node:assert/strict";
import { RandomStream } from "../random/random_stream.ts";
import { drawInProportion } from "./draw_in_proportion.ts";

/** Draws with a uniform number of one's own. */
function drawn(weights: number[], uniform: number): number {
  const random = new RandomStream(0, "draw");
  random.uniform = () => uniform;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return drawInProportion(Float64Array.from(weights), total, random);
}

Deno.test("each index has its share of the numbers from 0 to 1, one without weight none", () => {
  const weights = [0, 1, 0, 2, 1, 0];
  const expected = [1, 3, 3, 4];
  expected.forEach((index, quarter) => {
    // Both ends of each quarter: the first number is its own, the last too.
    strictEqual(drawn(weights, quarter / 4), index, `${quarter} / 4`);
    strictEqual(drawn(weights, (quarter + 1) / 4 - 2 ** -32), index);
  });
});

Deno.test("where no index has weight the last is taken", () => {
  strictEqual(drawn([0, 0, 0], 0.5), 2);
});
