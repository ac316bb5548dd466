import { deepStrictEqual, ok } from "node:assert/strict";
import { arrayScan } from "../../scan/array_scan.ts";
import { alignedCentres } from "./aligned_centres.ts";

const SIDE = 37;
const MIDDLE = 18;

/** Narrow beams, displaced as told. */
function beams(displacements: readonly (readonly [number, number])[]) {
  const values = displacements.flatMap(([dy, dx]) =>
    Array.from({ length: SIDE * SIDE }, (_, pixel) =>
      1000 * Math.exp(
        -((Math.floor(pixel / SIDE) - MIDDLE - dy) ** 2 +
          (pixel % SIDE - MIDDLE - dx) ** 2) / 2,
      ))
  );
  return arrayScan(Float32Array.from(values), {
    shape: { scan: [1, displacements.length], detector: [SIDE, SIDE] },
  });
}

const displacements = [[0.3, -0.1], [-0.3, 0.4], [0.1, 0.2]] as const;

Deno.test("centres spread as they were displaced before, and not after", async () => {
  const { before, after, positions } = await alignedCentres(
    beams(displacements),
    {
      clampBelow: null,
      shifts: Float32Array.from(displacements.flat()),
      seed: 0,
    },
  );
  ok(positions === 3);
  // Deviations of the numbers above; the disc cuts off 1e-4 of a beam at most.
  ok(Math.abs(before[0] - Math.sqrt(0.56 / 9)) < 1e-3, `${before}`);
  ok(Math.abs(before[1] - Math.sqrt(0.38 / 9)) < 1e-3, `${before}`);
  ok(Math.max(...after) < 1e-3, `${after}`);
});

Deno.test("alignment that was not done leaves the centres where they are", async () => {
  const { before, after } = await alignedCentres(beams(displacements), {
    clampBelow: null,
    shifts: new Float32Array(6),
    seed: 0,
  });
  deepStrictEqual(after, before);
});
