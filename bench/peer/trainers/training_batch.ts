import type { Engine } from "../../../lib/compute/engine.ts";
import { darkFieldPixels } from "../../../lib/features/dark_field_pixels.ts";
import type { FeatureMatrix } from "../../../lib/features/feature_matrix.ts";
import { standardise } from "../../../lib/learn/standardise.ts";
import { RandomStream } from "../../../lib/random/random_stream.ts";
import { findFeatures } from "../../../lib/recipe/find_features.ts";
import { codeReadings } from "../../../lib/recipe/readings.ts";
import type { ScanSource } from "../../../lib/scan/scan_source.ts";
import { gatherFeatures } from "../../../lib/stream/gather_features.ts";
import { measureScan } from "../../../lib/stream/measure_scan.ts";

/** Positions in the recipe's batch. */
const BATCH = 256;

/**
 * A batch as the recipe trains on it: aligned, reduced to its feature pixels
 * and standardised by the pipeline's own functions. The positions are drawn
 * from the flake where the file knows it, from all otherwise.
 *
 * @param source The scan.
 * @param engine What computes.
 * @param seed Seed of the draw.
 * @returns 256 positions, or all where there are fewer.
 */
export async function trainingBatch(
  source: ScanSource,
  engine: Engine,
  seed: number,
): Promise<FeatureMatrix> {
  const { detector } = source.shape;
  const readings = codeReadings(detector);
  const { clampBelow } = readings;
  const measurement = await measureScan(source, engine, {
    clampBelow,
    alignmentPasses: readings.alignmentPasses,
    adfPixels: darkFieldPixels(detector, readings.adf),
  });
  const { pixels } = findFeatures(measurement, { detector, readings });
  const { values, positions, features } = await gatherFeatures(source, engine, {
    clampBelow,
    shifts: measurement.shifts,
    pixels,
  });
  const material = source.truth?.material;
  const rows = Uint32Array.from({ length: positions }, (_, row) => row)
    .filter((row) => material === undefined || material[row] > 0);
  const rowsOf = (from: Float32Array, chosen: Uint32Array): FeatureMatrix => {
    const taken = new Float32Array(chosen.length * features);
    chosen.forEach((row, index) => {
      const start = row * features;
      taken.set(from.subarray(start, start + features), index * features);
    });
    return { values: taken, positions: chosen.length, features };
  };
  const standard = standardise(rowsOf(values, rows));
  const order = new RandomStream(seed, "batch order").permutation(rows.length);
  return rowsOf(standard.values, order.subarray(0, BATCH));
}
