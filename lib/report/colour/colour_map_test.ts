import { deepStrictEqual, ok } from "node:assert/strict";
import { colourMap, type ColourMapName } from "./colour_map.ts";
import { oklab } from "./oklab.ts";

const steps = Array.from({ length: 65 }, (_, i) => i / 64);
const lightness = (name: ColourMapName) =>
  steps.map((fraction) => oklab(colourMap(name, fraction))[0]);

Deno.test("colourMap meets published colours of viridis and magma", () => {
  // Matplotlib 3.6: cm.viridis(0), (128), (255) and cm.magma(128), in 255ths.
  deepStrictEqual(colourMap("viridis", 0), [68, 1, 84]);
  deepStrictEqual(colourMap("viridis", 1), [253, 231, 37]);
  const near = (found: readonly number[], wanted: readonly number[]) =>
    ok(
      // 2.2 is the interpolation's largest deviation, 0.5 the rounding's.
      found.every((value, i) => Math.abs(value - wanted[i]) <= 2.7),
      `${found} is not near ${wanted}`,
    );
  near(colourMap("viridis", 128 / 255), [33, 145, 140]);
  near(colourMap("magma", 128 / 255), [183, 55, 121]);
  near(colourMap("viridis", 200 / 255), [112, 207, 87]);
});

Deno.test("colourMap clamps beyond its ends", () => {
  for (const name of ["gray", "viridis", "magma", "difference"] as const) {
    deepStrictEqual(colourMap(name, -3), colourMap(name, 0));
    deepStrictEqual(colourMap(name, 7), colourMap(name, 1));
  }
});

Deno.test("colourMap grows lighter all along a sequential map", () => {
  for (const name of ["gray", "viridis", "magma"] as const) {
    const values = lightness(name);
    for (let i = 1; i < values.length; i++) ok(values[i] > values[i - 1], name);
  }
});

Deno.test("colourMap is as light below zero as above, and lightest at zero", () => {
  const values = lightness("difference");
  for (let i = 0; i < values.length; i++) {
    // 8-bit stops carry about 0.003 of Oklab lightness.
    ok(Math.abs(values[i] - values[64 - i]) < 0.006);
  }
  for (let i = 1; i <= 32; i++) ok(values[i] > values[i - 1]);
});
