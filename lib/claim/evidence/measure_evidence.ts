import type { Engine } from "../../compute/engine.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Readings } from "../../recipe/readings.ts";
import type { RecipeOutcome } from "../../recipe/recipe_outcome.ts";
import { rowsWhere } from "../../recipe/rows_where.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { alignedCentres } from "./aligned_centres.ts";
import { choiceOfK } from "./choice_of_k.ts";
import type { EvidenceRecord } from "./evidence_record.ts";
import { latticePrecision } from "./lattice_precision.ts";
import { twoClusters } from "./two_clusters.ts";

/** What the recipe found, and how. */
export interface MeasureEvidenceOptions {
  /** The recipe's outcome. */
  readonly outcome: Pick<
    RecipeOutcome,
    "matrix" | "labels" | "materials" | "clusters" | "shifts" | "arrays"
  >;
  /** Its readings. */
  readonly readings: Readings;
  /** Seed of all samples. */
  readonly seed: number;
  /** Called as parts are done, in parts of a thousand. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Measures what the claims need beyond what the recipe leaves: how k could have
 * been chosen, what alignment left, how precise one pattern's lattice is, and
 * the angle between two halves of WS2. All from seeded samples, but for the
 * halves, which take a pass over the scan.
 *
 * @throws {InputError} where the scan can't be read
 * @throws {AdapterError} where the adapter fails
 */
export async function measureEvidence(
  source: ScanSource,
  engine: Engine,
  { outcome, readings, seed, onProgress }: MeasureEvidenceOptions,
): Promise<EvidenceRecord> {
  const { matrix, labels, materials, clusters, shifts } = outcome;
  const { clampBelow, annulus } = readings;
  const { detector } = source.shape;
  const pixels = detector[0] * detector[1];
  const array = (name: string) => {
    const found = outcome.arrays.find((array) => array.name === name);
    if (found === undefined) {
      throw new Error(`Cannot judge claims without the array "${name}"`);
    }
    return Float32Array.from(found.data);
  };
  const rows = materials.map((_, i) =>
    rowsWhere(labels.materials, (label) => label === i + 1)
  );
  const levels = [
    {
      subject: "level 1",
      rows: Uint32Array.from({ length: matrix.positions }, (_, i) => i),
    },
    {
      subject: "level 2",
      rows: rowsWhere(labels.level1, (label) => label > 0),
    },
    ...materials.map((name, i) => ({
      subject: `level 3 of ${name}`,
      rows: rows[i],
    })),
  ];
  const parts = levels.length + 3;
  let part = 0;
  const progress: OnProgress = ({ done, total }) =>
    onProgress?.({
      done: Math.round(1000 * (part + done / total)),
      total: 1000 * parts,
    });

  const choices: EvidenceRecord["choices"][number][] = [];
  for (const level of levels) {
    choices.push(
      await choiceOfK(matrix, engine.pool, {
        ...level,
        seed,
        onProgress: progress,
      }),
    );
    part++;
  }
  const centres = await alignedCentres(source, {
    clampBelow,
    shifts,
    seed,
    onProgress: progress,
  });
  part++;
  const precision = await latticePrecision(source, {
    clampBelow,
    shifts,
    seed,
    annulus,
    material: materials[0],
    labels: labels.materials,
    label: 1,
    mean: array("centres_materials").subarray(pixels, 2 * pixels),
    lattice: clusters.materials[0].lattice,
    gain: await gainOf(source),
    onProgress: progress,
  });
  part++;
  const halves = await twoClusters(source, engine, {
    material: materials[0],
    rows: rows[0],
    matrix,
    annulus,
    seed,
    clampBelow,
    measurement: {
      shifts: Float32Array.from(shifts),
      mean: Float64Array.from(array("mean_pattern")),
      pooled: Float64Array.from(array("log_std_pooled"), Math.expm1),
    },
    onProgress: progress,
  });
  onProgress?.({ done: 1, total: 1 });
  return { choices, centres, precision, halves };
}

/** Detector units for an electron: a junction says it, a scan of the published size has the published detector's. */
async function gainOf(source: ScanSource): Promise<number | null> {
  // A file would be read whole for its digest; it says nothing of its gain.
  const { specification } = source.truth ? await source.identify() : {};
  if (
    typeof specification === "object" && specification !== null &&
    "gain" in specification && typeof specification.gain === "number"
  ) return specification.gain;
  return JSON.stringify(source.shape) === JSON.stringify(PUBLISHED.shape)
    ? PUBLISHED.instrument.unitsPerElectron
    : null;
}
