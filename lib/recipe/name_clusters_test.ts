import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { drawLatticePattern } from "../lattice/draw_lattice_pattern.ts";
import { fitHexagonalLattice } from "../lattice/fit_hexagonal_lattice.ts";
import { nameMaterials, nameSubdomains } from "./name_clusters.ts";

const WHERE = { detector: [124, 124], annulus: [24, 57] } as const;
const PIXELS = 124 * 124;

function meansOf(...patterns: Float32Array[]): Float32Array {
  const means = new Float32Array((patterns.length + 1) * PIXELS);
  patterns.forEach((pattern, i) => means.set(pattern, (i + 1) * PIXELS));
  return means;
}

Deno.test("materials are named by their lattice, whatever the order of the labels", () => {
  const ws2 = drawLatticePattern({ first: 29.54, noise: 0.2 });
  const wse2 = drawLatticePattern({ first: 28.69, noise: 0.2 });
  for (const order of [[ws2, wse2], [wse2, ws2]]) {
    const named = nameMaterials({
      ...WHERE,
      means: meansOf(...order),
      labels: [1, 2],
    });
    deepStrictEqual(named.map(({ name }) => name), ["WS2", "WSe2"]);
    deepStrictEqual(
      named.map(({ found }) => found),
      order[0] === ws2 ? [1, 2] : [2, 1],
    );
  }
});

Deno.test("materials are only numbered where their lattices are not those of the two", () => {
  const same = meansOf(
    drawLatticePattern({ first: 29.5 }),
    drawLatticePattern({ first: 29.4 }),
  );
  deepStrictEqual(
    nameMaterials({ ...WHERE, means: same, labels: [1, 2] }).map(({ name }) =>
      name
    ),
    [
      "material 1",
      "material 2",
    ],
  );
  const none = meansOf(
    new Float32Array(PIXELS),
    drawLatticePattern({ first: 29.5 }),
  );
  const [first, second] = nameMaterials({
    ...WHERE,
    means: none,
    labels: [1, 2],
  });
  strictEqual(first.found, 2);
  strictEqual(second.lattice, null);
});

Deno.test("sub-domains of WS2 are ordered by their turn about the material's mean", () => {
  const means = meansOf(
    ...[15.4, 14.7, 15.1].map((rotation) =>
      drawLatticePattern({ rotation, noise: 0.1 })
    ),
  );
  const whole = fitHexagonalLattice(
    drawLatticePattern({ rotation: 15 }),
    WHERE,
  );
  const named = nameSubdomains({
    ...WHERE,
    means,
    labels: [1, 2, 3],
    material: "WS2",
    by: "rotation",
    whole,
  });
  deepStrictEqual(named.map(({ found }) => found), [2, 3, 1]);
  match(named[0].name, /^WS2, turned −0\.(2[5-9]|3[0-5])°$/);
  match(named[2].name, /^WS2, turned \+0\.(3[5-9]|4[0-5])°$/);
});

Deno.test("a turn across 60 degrees stays small", () => {
  const means = meansOf(drawLatticePattern({ rotation: 59.8 }));
  const whole = fitHexagonalLattice(
    drawLatticePattern({ rotation: 0.2 }),
    WHERE,
  );
  const [{ name }] = nameSubdomains({
    ...WHERE,
    means,
    labels: [1],
    material: "WS2",
    by: "rotation",
    whole,
  });
  ok(/turned −0\.(3[5-9]|4[0-5])/.test(name), name);
});

Deno.test("sub-domains of WSe2 are flat or rippled, by the disks along the crests", () => {
  const means = meansOf(
    drawLatticePattern({ rotation: 15, crest: 0.7 }),
    drawLatticePattern({ rotation: 15, crest: 1 }),
    new Float32Array(PIXELS),
  );
  const named = nameSubdomains({
    ...WHERE,
    means,
    labels: [1, 2, 3],
    material: "WSe2",
    by: "ripple",
    whole: null,
  });
  deepStrictEqual(named.map(({ name }) => name), [
    "WSe2, flat",
    "WSe2, crests along 45°",
    "WSe2, no lattice found",
  ]);
});
