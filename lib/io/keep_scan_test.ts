import { deepEqual, equal, rejects } from "node:assert/strict";
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { openEngine } from "../compute/open_engine.ts";
import { codeReadings } from "../recipe/readings.ts";
import { runRecipe } from "../recipe/run_recipe.ts";
import { keepScan } from "./keep_scan.ts";

const junction = () =>
  createJunction({
    scale: "quick",
    seed: 3,
    overrides: { scanSize: 32, detectorSize: 48 },
  });

Deno.test("a kept scan says what its source says and gives the recipe the same arrays", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/scan.h5`;
  const source = junction();
  const kept = await keepScan(source, path);
  const engine = await openEngine("cpu");
  try {
    equal(kept.name, source.name);
    deepEqual(kept.shape, source.shape);
    deepEqual(kept.calibration, source.calibration);
    deepEqual(kept.truth, source.truth);
    deepEqual(await kept.identify(), await source.identify());
    const run = (scan: typeof kept) =>
      runRecipe(scan, engine, {
        readings: codeReadings(scan.shape.detector),
        seed: 0,
        leaveOut: ["umap", "networks"],
      });
    const [ours, theirs] = [await run(kept), await run(source)];
    equal(ours.valuesSha256, theirs.valuesSha256);
    deepEqual(ours.arrays, theirs.arrays);
    await rejects(keepScan(source, path), /such a file already/);
  } finally {
    engine.close();
    kept.close();
  }
  // Closing leaves nothing behind: an empty folder can be removed plainly.
  await Deno.remove(folder);
});
