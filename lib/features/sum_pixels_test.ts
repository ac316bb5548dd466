import { deepEqual } from "node:assert/strict";
import { sumPixels } from "./sum_pixels.ts";

Deno.test("the sum takes the pixels that are named, of the pattern that is named", () => {
  const patterns = Float32Array.of(1, 2, 4, 8, 16, 32);
  deepEqual(sumPixels(patterns, Uint32Array.of(0, 2)), 5);
  deepEqual(sumPixels(patterns, Uint32Array.of(0, 2), 3), 40);
  deepEqual(sumPixels(patterns, new Uint32Array()), 0);
});
