import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import { openEngine } from "../../compute/open_engine.ts";
import { darkFieldPixels } from "../../features/dark_field_pixels.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import { findFeatures } from "../../recipe/find_features.ts";
import { codeReadings } from "../../recipe/readings.ts";
import { gatherFeatures } from "../../stream/gather_features.ts";
import { measureScan } from "../../stream/measure_scan.ts";

/** Features of the quick junction looked at on 32 x 32 positions, as the recipe finds them. */
export async function junctionFeatures(): Promise<FeatureMatrix> {
  const source = createJunction({
    scale: "quick",
    seed: 0,
    overrides: { scanSize: 32 },
  });
  const { detector } = source.shape;
  const engine = await openEngine("cpu", { workers: 2 });
  try {
    const measurement = await measureScan(source, engine, {
      clampBelow: 1,
      alignmentPasses: 1,
      adfPixels: darkFieldPixels(detector),
    });
    const { pixels } = findFeatures(measurement, {
      detector,
      readings: codeReadings(detector),
    });
    return await gatherFeatures(source, engine, {
      clampBelow: 1,
      shifts: measurement.shifts,
      pixels,
    });
  } finally {
    engine.close();
  }
}
