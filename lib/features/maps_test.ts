import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { InputError } from "../scan/input_error.ts";
import { darkFieldPixels } from "./dark_field_pixels.ts";
import { featureMask } from "./feature_mask.ts";
import { polarMap } from "./polar_map.ts";
import { radialMedians } from "./radial_medians.ts";
import { ringPixels } from "./ring_pixels.ts";

Deno.test("a ring leaves both rims out; the published dark field's are 31 and 62 px", () => {
  const ring = { centre: [2, 2], inner: 1, outer: 2 } as const;
  // The diagonal neighbours; pixels at 1 and at 2 lie on the rims.
  deepStrictEqual([...ringPixels([5, 5], ring)], [6, 8, 16, 18]);
  const published = darkFieldPixels([124, 124]);
  // Counted one by one in Python.
  strictEqual(published.length, 9056);
  const radii = Array.from(
    published,
    (pixel) => Math.hypot(Math.floor(pixel / 124) - 62, pixel % 124 - 62),
  );
  ok(Math.min(...radii) > 31 && Math.max(...radii) < 62);
});

Deno.test("the polar map of a slope is the slope, between the pixels too", () => {
  const slope = (y: number, x: number) => 7 + 3 * y - 5 * x;
  const map = Float32Array.from(
    { length: 81 },
    (_, pixel) => slope(Math.floor(pixel / 9), pixel % 9),
  );
  const polar = polarMap(map, {
    detector: [9, 9],
    centre: [4, 4],
    radii: 4,
    angles: 36,
  });
  polar.forEach((value, i) => {
    const [radius, angle] = [Math.floor(i / 36), 2 * Math.PI * (i % 36) / 36];
    const wanted = slope(
      4 - radius * Math.sin(angle),
      4 + radius * Math.cos(angle),
    );
    // Bilinear interpolation of a plane is exact but for float32.
    ok(Math.abs(value - wanted) < 1e-5, `${i}: ${value}, ${wanted}`);
  });
});

Deno.test("a share is cut between two values as NumPy's percentile is", () => {
  const { pixels, threshold } = featureMask(Float32Array.of(3, 0, 2, 1), {
    annulus: Uint32Array.of(0, 1, 2, 3),
    threshold: { by: "percentile", share: 0.5 },
  });
  strictEqual(threshold, 1.5);
  deepStrictEqual([...pixels], [0, 2]);
});

Deno.test("a pixel at the threshold is no feature", () => {
  // 0.5 of the largest, exactly.
  const { pixels } = featureMask(Float32Array.of(10, 5, 6, 4), {
    annulus: Uint32Array.of(0, 1, 2, 3),
    threshold: { by: "value", factor: 0.5 },
  });
  deepStrictEqual([...pixels], [0, 2]);
});

Deno.test("radial medians are those of the pixels half a pixel around the radius", () => {
  const map = Float32Array.from(
    { length: 81 },
    (_, pixel) => Math.hypot(Math.floor(pixel / 9) - 4, pixel % 9 - 4),
  );
  const medians = radialMedians(map, {
    detector: [9, 9],
    centre: [4, 4],
    radii: [0, 3, 20],
  });
  deepStrictEqual(medians.map(({ radius }) => radius), [0, 3]);
  strictEqual(medians[0].median, 0);
  // sqrt(8), 3 and sqrt(10) are within half a pixel of 3; of 16 the middle two are 3 and sqrt(10).
  ok(Math.abs(medians[1].median - 3.0811388) < 1e-6, `${medians[1].median}`);
});

Deno.test("the polar map turns counter-clockwise from +x", () => {
  const map = new Float32Array(81);
  map[(4 - 3) * 9 + 4] = 5; // three pixels above the centre
  const polar = polarMap(map, {
    detector: [9, 9],
    centre: [4, 4],
    radii: 5,
    angles: 8,
  });
  const largest = polar.indexOf(Math.max(...polar));
  strictEqual(largest, 3 * 8 + 2);
  ok(Math.abs(polar[largest] - 5) < 1e-6);
});

Deno.test("features need variation and an annulus in which some pixel passes", () => {
  const threshold = { by: "value", factor: 0.3 } as const;
  throws(
    () =>
      featureMask(new Float32Array(9), {
        annulus: Uint32Array.of(1),
        threshold,
      }),
    InputError,
  );
  throws(
    () =>
      featureMask(Float32Array.of(9, 1, 1), {
        annulus: Uint32Array.of(1, 2),
        threshold,
      }),
    /no pixel of the annulus has a log-STD above 2\.700/,
  );
});
