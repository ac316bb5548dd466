import { ok, strictEqual } from "node:assert/strict";
import reference from "../../../fixtures/claim_scores/reference.json" with {
  type: "json",
};
import { countClouds } from "./count_clouds.ts";
import { neighbourPurity } from "./neighbour_purity.ts";
import { silhouette } from "./silhouette.ts";

Deno.test("silhouette and purity are scikit-learn's", () => {
  for (
    const { points, labels, neighbours, purity, ...their } of reference.clouds
  ) {
    const dimensions = points[0].length;
    const flat = points.flat();
    // Some 70 distances summed in float64.
    const ours = silhouette(flat, { dimensions, labels });
    ok(Math.abs(ours - their.silhouette) < 1e-12, `${ours}`);
    const own = neighbourPurity(flat, { dimensions, labels, neighbours });
    ok(Math.abs(own - purity) < 1e-12, `${own}, ${purity}`);
  }
});

Deno.test("a point alone in its cluster counts nothing", () => {
  // The others: (8 - 1) / 8 and (9 - 1) / 9 in the pair, then the lonely one.
  const value = silhouette([0, 1, 9], { dimensions: 1, labels: [0, 0, 1] });
  ok(Math.abs(value - (8 / 9 + 7 / 8) / 3) < 1e-12, `${value}`);
});

Deno.test("points that are missing have no silhouette, purity or clouds", () => {
  const labels = [0, 0, 1];
  ok(Number.isNaN(silhouette([0, NaN, 9], { dimensions: 1, labels })));
  ok(Number.isNaN(silhouette([0, 1], { dimensions: 1, labels: [2, 2] })));
  const purity = (points: number[], neighbours: number) =>
    neighbourPurity(points, { dimensions: 1, labels, neighbours });
  ok(Number.isNaN(purity([0, NaN, 9], 1)));
  ok(Number.isNaN(purity([0, 1, 2], 3)));
  const clouds = (points: number[]) =>
    countClouds(points, { dimensions: 1, reach: 3, leastShare: 0.1 });
  ok(Number.isNaN(clouds([NaN, 1])) && Number.isNaN(clouds([1])));
});

Deno.test("clouds are chains of near points, and small ones do not count", () => {
  const chain = (start: number, length: number) =>
    Array.from({ length }, (_, i) => start + i);
  const points = [...chain(0, 40), ...chain(60, 30), ...chain(200, 2)];
  const count = (reach: number, leastShare: number) =>
    countClouds(points, { dimensions: 1, reach, leastShare });
  strictEqual(count(3, 0.1), 2);
  strictEqual(count(3, 0.01), 3);
  strictEqual(count(30, 0.1), 1);
  const twice = [...points, ...points, ...points];
  strictEqual(
    countClouds(twice, { dimensions: 1, reach: 3, leastShare: 0.1 }),
    2,
  );
});
