import { alignmentRecord } from "./alignment_record.ts";
import type { Engine } from "../compute/engine.ts";
import { nearestNeighbours } from "../embed/nearest_neighbours.ts";
import { umap } from "../embed/umap.ts";
import { darkFieldPixels } from "../features/dark_field_pixels.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { gatherFeatures } from "../stream/gather_features.ts";
import { meanPatterns } from "../stream/mean_patterns.ts";
import { measureScan } from "../stream/measure_scan.ts";
import { checkScan } from "./check_scan.ts";
import { describeDomains } from "./describe_domains.ts";
import { divide, divideFlake } from "./divide_scan.ts";
import { findFeatures } from "./find_features.ts";
import { nameMaterials } from "./name_clusters.ts";
import type { Readings } from "./readings.ts";
import type { NamedArray, RecipeOutcome } from "./recipe_outcome.ts";
import { relabel } from "./relabel.ts";
import { type RecipeProgress, StageClock } from "./stage_clock.ts";
import { type MaterialRows, trainNetworks } from "./train_networks.ts";

/** Choices of `runRecipe`. */
export interface RunRecipeOptions {
  /** Every choice of the recipe; `codeReadings` gives the published code's. */
  readonly readings: Readings;
  /** Seed of everything random. */
  readonly seed: number;
  /** Called as stages start, go on and end. */
  readonly onProgress?: ((progress: RecipeProgress) => void) | undefined;
}

/**
 * Runs the published recipe, steps 1 to 16, on a scan.
 *
 * @throws {InputError} where the scan cannot be analysed with these readings
 * @throws {AdapterError} where the adapter fails
 */
export async function runRecipe(
  source: ScanSource,
  engine: Engine,
  { readings, seed, onProgress }: RunRecipeOptions,
): Promise<RecipeOutcome> {
  checkScan(source.shape, readings);
  const { scan, detector } = source.shape;
  const [rows, columns] = scan;
  const positions = rows * columns;
  const { clampBelow, annulus } = readings;
  const clock = new StageClock(onProgress);

  const [ky, kx] = detector;
  const measurement = await clock.time(
    "measure",
    "align, dark field, deviations",
    (onProgress) =>
      measureScan(source, engine, {
        clampBelow,
        alignmentPasses: readings.alignmentPasses,
        adfPixels: darkFieldPixels(detector, readings.adf),
        onProgress,
      }),
  );
  const { shifts } = measurement;

  const found = await clock.time(
    "features",
    "feature pixels",
    () => findFeatures(measurement, { detector, readings }),
  );
  const { pixels } = found;
  const matrix = await clock.time(
    "gather",
    "features of every position",
    (onProgress) =>
      gatherFeatures(source, engine, {
        clampBelow,
        shifts,
        pixels,
        onProgress,
      }),
  );

  const count = Math.min(readings.umap.neighbours, positions);
  const neighbours = await clock.time(
    "neighbours",
    "exact nearest neighbours",
    (onProgress) => nearestNeighbours(matrix, engine, { count, onProgress }),
  );
  // UMAP needs most memory of all stages: idle workers give theirs back first.
  engine.pool.rest();
  const embedding = await clock.time(
    "umap",
    "UMAP",
    (onProgress) => umap(neighbours, { ...readings.umap, seed, onProgress }),
  );

  const level1 = await clock.time(
    "level1",
    "level 1: flake and support",
    (onProgress) =>
      divideFlake(matrix, engine.pool, {
        k: readings.k[0],
        readings,
        seed,
        detector,
        pixels,
        onProgress,
      }),
  );
  const flake = rowsWhere(level1, (label) => label > 0);
  const divided = await clock.time(
    "level2",
    "level 2: materials",
    (onProgress) =>
      divide(matrix, engine.pool, {
        rows: flake,
        k: readings.k[1],
        readings,
        seed,
        onProgress,
      }),
  );
  const unnamed = new Int8Array(positions);
  flake.forEach((position, i) => unnamed[position] = divided.labels[i] + 1);

  const named = await clock.time(
    "names",
    "lattices of the materials",
    async (onProgress) => {
      const [means] = await meanPatterns(source, engine, {
        clampBelow,
        measurement,
        labelMaps: [unnamed],
        onProgress,
      });
      const labels = Array.from({ length: readings.k[1] }, (_, i) => i + 1);
      return nameMaterials({ means, labels, detector, annulus });
    },
  );
  const newLabels: number[] = [0];
  named.forEach(({ found }, i) => newLabels[found] = i + 1);
  const materials = relabel(unnamed, newLabels);
  const materialRows: MaterialRows[] = named.map(({ name }, i) => ({
    name,
    rows: rowsWhere(materials, (label) => label === i + 1),
    k: readings.k[Math.min(2 + i, 3)],
  }));

  const level3 = await clock.time(
    "level3",
    "level 3: sub-domains",
    async (onProgress) => {
      const partitions: Uint8Array[] = [];
      for (const [i, { rows, k }] of materialRows.entries()) {
        const part = ({ done, total }: { done: number; total: number }) =>
          onProgress({
            done: i * total + done,
            total: total * materialRows.length,
          });
        partitions.push(
          (await divide(matrix, engine.pool, {
            rows,
            k,
            readings,
            seed,
            onProgress: part,
          })).labels,
        );
      }
      return partitions;
    },
  );
  const trained = await clock.time(
    "train",
    "AE and VAE of each material",
    (onProgress) =>
      trainNetworks(matrix, engine, {
        materials: materialRows,
        readings,
        seed,
        onProgress,
      }),
  );

  const domains = await clock.time(
    "patterns",
    "mean patterns and names",
    (onProgress) =>
      describeDomains(source, engine, {
        readings,
        measurement,
        level1,
        materials,
        materialRows,
        partitions: {
          level3,
          ae: trained.ae.map(({ labels }) => labels),
          vae: trained.vae.map(({ labels }) => labels),
        },
        annulusPixels: found.annulusPixels,
        featurePixels: pixels,
        materialNames: named,
        onProgress,
      }),
  );

  const scanArray = (
    name: string,
    data: Float32Array | Int8Array,
    about: string,
    last?: number,
  ): NamedArray => ({
    name,
    data,
    shape: last === undefined ? scan : [...scan, last],
    about,
  });
  const components = (kind: "ae" | "vae"): NamedArray => {
    const all = new Float32Array(positions * 3);
    trained[kind].forEach(({ components }, m) =>
      materialRows[m].rows.forEach((position, i) =>
        all.set(components.subarray(3 * i, 3 * i + 3), 3 * position)
      )
    );
    return scanArray(
      `pca_${kind}`,
      all,
      `leading components of the ${kind.toUpperCase()}'s codes, 0 in the background`,
      3,
    );
  };
  return {
    valuesSha256: measurement.valuesSha256,
    shifts,
    matrix,
    materials: named.map(({ name }) => name),
    labels: domains.labels,
    alignment: alignmentRecord(shifts, detector),
    features: found.record,
    clusters: domains.clusters,
    networks: [...trained.ae, ...trained.vae].map(({ record }) => record),
    arrays: [
      scanArray(
        "adf",
        measurement.adf,
        "annular dark field of each position, in the scan's units",
      ),
      scanArray(
        "shifts",
        shifts,
        "displacement of each pattern's centre from the middle [dy, dx], pixels",
        2,
      ),
      {
        name: "mean_pattern",
        data: Float32Array.from(measurement.mean),
        shape: [ky, kx],
        about: "mean aligned pattern",
      },
      ...found.arrays,
      scanArray(
        "umap",
        embedding,
        "UMAP of each position",
        readings.umap.components,
      ),
      ...domains.arrays,
      components("ae"),
      components("vae"),
    ],
    stages: clock.stages,
  };
}

/** Positions whose label passes, in scan order. */
function rowsWhere(
  map: Int8Array,
  passes: (label: number) => boolean,
): Uint32Array<ArrayBuffer> {
  const rows: number[] = [];
  map.forEach((label, position) => {
    if (passes(label)) rows.push(position);
  });
  return Uint32Array.from(rows);
}
