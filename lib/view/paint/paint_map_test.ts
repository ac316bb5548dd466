import { deepStrictEqual, strictEqual } from "node:assert/strict";
import {
  paintImage,
  paintLabels,
  paintPattern,
  paintVeil,
} from "./paint_map.ts";

Deno.test("labels have their clusters' colours, the background none", () => {
  const pixels = paintLabels({
    id: "ae",
    title: "AE",
    labels: Uint8Array.of(0, 2, 9),
    clusters: [{ label: 2, name: "b", colour: "#0072b2", positions: 1 }],
  });
  deepStrictEqual([...pixels], [0, 0, 0, 0, 0, 114, 178, 255, 0, 0, 0, 0]);
});

Deno.test("an image's codes run through its colours, no value is transparent", () => {
  const pixels = paintImage({
    id: "adf",
    title: "ADF",
    colours: "gray",
    low: 0,
    high: 1,
    below: false,
    above: false,
    codes: Uint8Array.of(0, 1, 128, 255),
  });
  deepStrictEqual(
    [...pixels],
    [0, 0, 0, 0, 0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255],
  );
});

Deno.test("a pattern's colours are even in logarithms and end at the range", () => {
  const values = [0, -1, 1, 10, 100, 1e4, NaN];
  const pixels = paintPattern({ values }, { low: 1, high: 100 });
  const colour = (i: number) => [...pixels.subarray(4 * i, 4 * i + 4)];
  for (const blank of [0, 1, 6]) deepStrictEqual(colour(blank), [0, 0, 0, 0]);
  deepStrictEqual(colour(2), [0, 0, 4, 255]);
  // Half of magma's length.
  deepStrictEqual(colour(3), [183, 55, 121, 255]);
  deepStrictEqual(colour(5), colour(4));
});

Deno.test("a veil leaves a cluster's positions free", () => {
  const pixels = paintVeil({ labels: Uint8Array.of(1, 3, 0) }, 3, [9, 8, 7]);
  deepStrictEqual([...pixels], [9, 8, 7, 215, 0, 0, 0, 0, 9, 8, 7, 215]);
  strictEqual(pixels.length, 12);
});
