import { ok, strictEqual } from "node:assert/strict";
import { RandomStream } from "../random/random_stream.ts";
import { drawLatticePattern } from "./draw_lattice_pattern.ts";
import { fitHexagonalLattice } from "./fit_hexagonal_lattice.ts";

Deno.test("the fit finds radius, direction and intensities that were drawn", () => {
  for (
    const { first, rotation } of [{ first: 29.54, rotation: 15.3 }, {
      first: 28.69,
      rotation: 59.9,
    }, { first: 30.1, rotation: 0.1 }]
  ) {
    const pattern = drawLatticePattern({
      first,
      rotation,
      offset: [0.1, -0.2],
      crest: 0.7,
      noise: 0.3,
    });
    const lattice = fitHexagonalLattice(pattern, {
      detector: [124, 124],
      annulus: [24, 57],
    });
    ok(lattice !== null);
    // Twelve disks of 13 over a noise of 0.3: 0.01 px each; the window's bias
    // on a sloping background is what remains.
    ok(
      Math.abs(lattice.firstRing - first) < 0.1,
      `${lattice.firstRing}, ${first}`,
    );
    ok(
      Math.abs(lattice.secondRing - Math.sqrt(3) * first) < 0.1,
      `${lattice.secondRing}`,
    );
    const turned = Math.abs(lattice.rotation - rotation);
    ok(
      Math.min(turned, 60 - turned) < 0.05,
      `${lattice.rotation}, ${rotation}`,
    );
    const strong = lattice.secondRingIntensities.map((value) => value > 1);
    strictEqual(strong.filter(Boolean).length, 2);
    // Opposite disks belong together.
    strictEqual(strong.indexOf(true) + 3, strong.lastIndexOf(true));
  }
});

Deno.test("the intensities start at the disk 30 degrees beyond the rotation", () => {
  const lattice = fitHexagonalLattice(
    drawLatticePattern({ rotation: 20, crest: 0.6 }),
    {
      detector: [124, 124],
      annulus: [24, 57],
    },
  );
  ok(
    lattice !== null && lattice.secondRingIntensities[0] > 1.1 &&
      lattice.secondRingIntensities[3] > 1.1,
  );
});

Deno.test("the fit works on a detector of half the size", () => {
  const pattern = drawLatticePattern({
    size: 62,
    first: 14.5,
    rotation: 14,
    sigma: 1,
    noise: 0.3,
  });
  const lattice = fitHexagonalLattice(pattern, {
    detector: [62, 62],
    annulus: [12, 28.5],
  });
  ok(lattice !== null);
  ok(Math.abs(lattice.firstRing - 14.5) < 0.08, `${lattice.firstRing}`);
  ok(Math.abs(lattice.rotation - 14) < 0.1, `${lattice.rotation}`);
});

Deno.test("patterns without such a lattice give none", () => {
  const random = new RandomStream(6, "no lattice");
  const options = { detector: [124, 124], annulus: [24, 57] } as const;
  const rings = Float32Array.from({ length: 124 * 124 }, (_, pixel) => {
    const radius = Math.hypot(pixel % 124 - 62, Math.floor(pixel / 124) - 62);
    return 50 * Math.exp(-((radius - 40) ** 2) / 8) + random.normal();
  });
  strictEqual(fitHexagonalLattice(rings, options), null);
  strictEqual(fitHexagonalLattice(new Float32Array(124 * 124), options), null);
  strictEqual(
    fitHexagonalLattice(new Float32Array(49), {
      detector: [7, 7],
      annulus: [1, 3],
    }),
    null,
  );
});
