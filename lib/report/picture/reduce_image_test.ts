import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { reduceImage } from "./reduce_image.ts";

const image = {
  shape: [3, 5] as const,
  data: [
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    NaN,
  ],
};

Deno.test("reduceImage returns an image that fits as it is", () => {
  const same = reduceImage(image, { longestSide: 5 });
  strictEqual(same.data, image.data);
  strictEqual(same.reduction, 1);
});

Deno.test("reduceImage averages blocks, incomplete ones at the border too", () => {
  const reduced = reduceImage(image, { longestSide: 3 });
  deepStrictEqual(reduced.shape, [2, 3]);
  strictEqual(reduced.reduction, 2);
  deepStrictEqual([...Array.from(reduced.data)], [4, 6, 7.5, 11.5, 13.5, NaN]);
});

Deno.test("reduceImage takes the most frequent label, of several the smallest", () => {
  const labels = { shape: [2, 4] as const, data: [1, 1, 2, 1, 1, 0, 1, 2] };
  deepStrictEqual([
    ...Array.from(reduceImage(labels, { longestSide: 2, by: "mode" }).data),
  ], [1, 1]);
});
