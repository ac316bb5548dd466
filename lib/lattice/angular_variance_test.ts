import { ok, strictEqual } from "node:assert/strict";
import { angularVariance } from "./angular_variance.ts";

Deno.test("rings that are even have no variance, however bright they are", () => {
  const pixels = Uint32Array.from({ length: 81 }, (_, i) => i);
  const options = { detector: [9, 9], pixels, centre: [4, 4] } as const;
  const radius = (pixel: number) =>
    Math.round(Math.hypot(Math.floor(pixel / 9) - 4, pixel % 9 - 4));
  const even = Array.from(pixels, (pixel) => 100 + 7 * radius(pixel));
  strictEqual(angularVariance(even, options), 0);
  // One of the eight pixels a pixel away is 8 more: (7^2 + 7 * 1^2).
  const lobed = even.map((value, pixel) => value + (pixel === 41 ? 8 : 0));
  ok(Math.abs(angularVariance(lobed, options) - 56) < 1e-9);
});
