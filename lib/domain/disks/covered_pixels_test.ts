import { deepStrictEqual } from "node:assert/strict";
import { coveredPixels } from "./covered_pixels.ts";

const pixels = Uint32Array.from({ length: 5 * 7 }, (_, i) => i);
const covered = (shifts: number[]) => [...coveredPixels(pixels, {
  detector: [5, 7],
  shifts: Float32Array.from(shifts),
})];

Deno.test("patterns at rest cover everything", () => {
  deepStrictEqual(covered([0, 0, 0, 0]), [...pixels]);
});

Deno.test("a pattern that moves leaves the edge that it moves from", () => {
  // A centre below and to the right of the middle: the pattern moves up and left.
  const found = covered([1.2, 0.1]);
  deepStrictEqual(found, [...pixels].filter((p) => p < 3 * 7 && p % 7 < 6));
  const other = covered([-1, -2]);
  deepStrictEqual(other, [...pixels].filter((p) => p >= 7 && p % 7 >= 2));
});

Deno.test("one wild shift of many does not cost a pixel", () => {
  const shifts = new Array<number>(2 * 400).fill(0);
  shifts[100] = 4;
  shifts[301] = -6;
  deepStrictEqual(covered(shifts), [...pixels]);
});
