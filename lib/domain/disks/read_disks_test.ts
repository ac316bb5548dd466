import { ok, rejects } from "node:assert/strict";
import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import { openEngine } from "../../compute/open_engine.ts";
import { darkFieldPixels } from "../../features/dark_field_pixels.ts";
import { ringPixels } from "../../features/ring_pixels.ts";
import { InputError } from "../../scan/input_error.ts";
import { measureScan } from "../../stream/measure_scan.ts";
import { neighbourhood } from "../positions/neighbourhood.ts";
import { readDisks } from "./read_disks.ts";

Deno.test("a junction's disks are read as its truth has them", async () => {
  const scan = createJunction({
    scale: "quick",
    seed: 4,
    overrides: { scanSize: 40 },
  });
  const engine = await openEngine("cpu", { workers: 2 });
  try {
    const { detector } = scan.shape;
    const { shifts, mean } = await measureScan(scan, engine, {
      clampBelow: null,
      alignmentPasses: 3,
      adfPixels: darkFieldPixels(detector),
    });
    const positions = Uint32Array.from({ length: 1600 }, (_, i) => i);
    const options = {
      clampBelow: null,
      shifts,
      annulus: [12, 28.5],
      pixels: ringPixels(detector, {
        centre: [31, 31],
        inner: 12,
        outer: 28.5,
      }),
      neighbourhood: neighbourhood(positions, { scan: [40, 40] }),
    } as const;
    const { values, model } = await readDisks(scan, engine, {
      ...options,
      mean: Float32Array.from(mean),
      subject: "the scan",
      quantities: ["rotation", "scale"],
    });
    ok(Math.abs(model.rotation - 15) < 0.2, `${model.rotation}`);
    const { material, rotation } = scan.truth;
    const average = (of: (position: number) => boolean, column: number) => {
      const rows = positions.filter(of);
      return rows.reduce((sum, row) => sum + values[2 * row + column], 0) /
        rows.length;
    };
    const turned = (sign: number) => (position: number) =>
      material[position] === 1 && sign * rotation[position] > 0.15;
    // Rotations of 0.15 degrees and more over a noise of 0.08 a pattern; the
    // means of a hundred positions are known to a tenth of the noise.
    ok(average(turned(1), 0) > 1.5, "counter-clockwise");
    ok(average(turned(-1), 0) < -1.5, "clockwise");
    // WSe2's disks lie 3 % further in: 20 times the noise of 0.15 %.
    const apart = average((at) => material[at] === 1, 1) -
      average((at) => material[at] === 2, 1);
    ok(apart > 10, `${apart}`);
    // The support, where nothing is but noise, has the deviation 1.
    const support = positions.filter((at) => material[at] === 0);
    const square = support.reduce((sum, at) => sum + values[2 * at] ** 2, 0) /
      support.length;
    ok(Math.abs(Math.sqrt(square) - 1) < 0.2, `${Math.sqrt(square)}`);

    await rejects(
      readDisks(scan, engine, {
        ...options,
        mean: new Float32Array(62 * 62).fill(1),
        subject: "nothing",
        quantities: ["first"],
      }),
      (error) =>
        error instanceof InputError &&
        /mean pattern of nothing shows no hexagonal lattice/.test(
          error.message,
        ),
    );
  } finally {
    engine.close();
  }
});
