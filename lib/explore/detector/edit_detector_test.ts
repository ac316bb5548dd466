import { deepEqual, equal, ok } from "node:assert/strict";
import { ringPixels } from "../../features/ring_pixels.ts";
import { detectorPixels } from "./detector_pixels.ts";
import {
  changeKind,
  dragDetector,
  fitDetector,
  gripAt,
  keyDetector,
} from "./edit_detector.ts";
import type { VirtualDetector } from "./virtual_detector.ts";

const SHAPE = [30, 40] as const;
const ring: VirtualDetector = { centre: [10, 20], inner: 4, outer: 9 };

Deno.test("a detector is made to fit what can be computed", () => {
  for (
    const wild of [
      { centre: [-5, 99], inner: -1, outer: 1e9 },
      { centre: [NaN, Infinity], inner: NaN, outer: -Infinity },
      { centre: [3, 3], inner: 9, outer: 5 },
      { centre: [1 / 3, 2 / 3], inner: 0.004, outer: 0 },
    ] as const
  ) {
    const { centre: [y, x], inner, outer } = fitDetector(wild, SHAPE);
    ok(0 <= y && y <= 29 && 0 <= x && x <= 39);
    ok(0 <= inner && inner < outer && outer <= 50);
    // The server takes at most three decimals.
    for (const value of [y, x, inner, outer]) {
      ok(/^\d+(\.\d{1,2})?$/.test(String(value)), String(value));
    }
  }
  deepEqual(fitDetector(ring, SHAPE), ring);
});

Deno.test("a press takes the nearer circle, the middle, or begins anew", () => {
  equal(gripAt(ring, [10, 24.4], 1), "inner");
  equal(gripAt(ring, [10, 28.4], 1), "outer");
  equal(gripAt(ring, [11, 21], 1), "centre");
  equal(gripAt(ring, [10, 26.5], 1), "new"); // between the circles
  equal(gripAt(ring, [25, 20], 1), "new");
  const disc = { ...ring, inner: 0 };
  equal(gripAt(disc, [10, 20], 1), "centre");
  equal(gripAt(disc, [10, 26], 1), "centre");
  equal(gripAt(disc, [10, 29.9], 1), "outer");
});

Deno.test("drags move, widen and draw", () => {
  const from = [12, 20] as const;
  const to = [15, 24] as const;
  const drag = (grip: Parameters<typeof dragDetector>[1]["grip"]) =>
    dragDetector(ring, { grip, from, to, kind: "annulus" });
  deepEqual(drag("centre").centre, [13, 24]);
  equal(drag("inner").inner, Math.hypot(5, 4));
  equal(drag("outer").outer, Math.hypot(5, 4));
  deepEqual(drag("new"), { centre: from, inner: 3, outer: 5 });
  deepEqual(
    dragDetector(ring, { grip: "new", from, to, kind: "disc" }),
    { centre: from, inner: 0, outer: 5 },
  );
});

Deno.test("keys move and widen; others mean nothing", () => {
  deepEqual(keyDetector(ring, "ArrowUp", 1)?.centre, [9, 20]);
  deepEqual(keyDetector(ring, "ArrowRight", 10)?.centre, [10, 30]);
  equal(keyDetector(ring, "+", 1)?.outer, 10);
  equal(keyDetector(ring, "-", 1)?.outer, 8);
  equal(keyDetector(ring, "]", 1)?.inner, 5);
  equal(keyDetector(ring, "[", 10)?.inner, -6);
  for (const key of ["a", "Enter", "toString", "__proto__"]) {
    equal(keyDetector(ring, key, 1), undefined);
  }
});

Deno.test("a disc has its centre, an annulus the recipe's pixels", () => {
  const annulus = detectorPixels(SHAPE, ring);
  deepEqual(annulus, ringPixels(SHAPE, ring));
  const disc = changeKind(ring, "disc");
  ok(detectorPixels(SHAPE, disc).includes(10 * 40 + 20));
  ok(!annulus.includes(10 * 40 + 20));
  equal(changeKind(disc, "annulus").inner, 0.6 * 9);
  equal(changeKind(ring, "annulus"), ring);
});
