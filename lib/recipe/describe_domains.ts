import type { Engine } from "../compute/engine.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { meanPatterns } from "../stream/mean_patterns.ts";
import type { ScanMeasurement } from "../stream/measure_scan.ts";
import { centreDifferences, maskPatterns } from "./centre_patterns.ts";
import { type NamedCluster, nameSubdomains } from "./name_clusters.ts";
import type { Readings } from "./readings.ts";
import type {
  LabelMapName,
  NamedArray,
  RecipeOutcome,
} from "./recipe_outcome.ts";
import type { ClusterRecord } from "./records.ts";
import { relabel } from "./relabel.ts";
import type { MaterialRows } from "./train_networks.ts";

/** Divisions of each material into sub-domains. */
export type SubdomainMap = "level3" | "ae" | "vae";

/** What there is to describe. */
export interface DescribeDomainsOptions {
  readonly readings: Readings;
  readonly measurement: ScanMeasurement;
  /** Flake and support. */
  readonly level1: Int8Array;
  /** Materials, labels from 1. */
  readonly materials: Int8Array;
  /** The materials as they were named. */
  readonly materialNames: readonly NamedCluster[];
  /** Positions of each material. */
  readonly materialRows: readonly MaterialRows[];
  /** Sub-domain of each of a material's positions, for each material, by the maps that there are. */
  readonly partitions:
    & Readonly<Record<"level3", readonly Uint8Array[]>>
    & Readonly<Partial<Record<SubdomainMap, readonly Uint8Array[]>>>;
  /** Pixels of the annulus. */
  readonly annulusPixels: Uint32Array;
  /** Feature pixels. */
  readonly featurePixels: Uint32Array;
  readonly onProgress?: OnProgress | undefined;
}

/** Label maps, their clusters' records and their arrays. */
export type DescribedDomains = Pick<
  RecipeOutcome,
  "labels" | "clusters" | "arrays"
>;

/**
 * Takes the mean pattern of every cluster of every map in one pass over the
 * scan, names the sub-domains by the lattices that these show, and orders the
 * labels accordingly (recipe, steps 11, 12 and 16).
 */
export async function describeDomains(
  source: ScanSource,
  engine: Engine,
  options: DescribeDomainsOptions,
): Promise<DescribedDomains> {
  const {
    readings,
    measurement,
    level1,
    materials,
    materialNames,
    materialRows,
    partitions,
    onProgress,
  } = options;
  const { scan, detector } = source.shape;
  const pixels = detector[0] * detector[1];
  const { clampBelow, annulus } = readings;
  const kinds = (["level3", "ae", "vae"] as const).flatMap((kind) => {
    const parts = partitions[kind];
    return parts ? [{ kind, parts }] : [];
  });

  // Labels of the second material follow those of the first.
  const firstLabel = materialRows.map((_, m) =>
    1 + materialRows.slice(0, m).reduce((sum, { k }) => sum + k, 0)
  );
  const unnamed = kinds.map(({ parts }) => {
    const map = new Int8Array(materials.length);
    materialRows.forEach(({ rows }, m) =>
      rows.forEach((position, i) => map[position] = firstLabel[m] + parts[m][i])
    );
    return map;
  });
  const labelMaps = [level1, materials, ...unnamed];
  const means = await meanPatterns(source, engine, {
    clampBelow,
    measurement,
    labelMaps,
    onProgress,
  });

  const clusters: Partial<Record<LabelMapName, ClusterRecord[]>> = {};
  const labels: Partial<Record<LabelMapName, Int8Array>> = {
    level1,
    materials,
  };
  const arrays: NamedArray[] = [];
  const keep = (
    name: LabelMapName,
    centres: Float32Array,
    records: ClusterRecord[],
  ) => {
    clusters[name] = records;
    arrays.push(
      {
        name,
        data: labels[name]!,
        shape: scan,
        about: `label of each position, 0 = background: ${legend(records)}`,
      },
      {
        name: `centres_${name}`,
        data: maskPatterns(centres, { kept: options.annulusPixels, pixels }),
        shape: [centres.length / pixels, ...detector],
        about:
          "mean aligned pattern inside the annulus by label, 0 = background",
      },
    );
  };
  const sizes = (map: Int8Array, label: number) =>
    map.reduce((sum, of) => sum + (of === label ? 1 : 0), 0);

  // Not by spreading: a large scan has more labels than a call takes arguments.
  const flakes = level1.reduce((most, label) => Math.max(most, label), 0);
  keep(
    "level1",
    means[0],
    Array.from({ length: flakes }, (_, i) => ({
      label: i + 1,
      name: flakes === 1 ? "flake" : `flake ${i + 1}`,
      positions: sizes(level1, i + 1),
      lattice: null,
    })),
  );
  keep(
    "materials",
    means[1],
    materialNames.map(({ name, lattice }, i) => ({
      label: i + 1,
      name,
      positions: sizes(materials, i + 1),
      lattice,
    })),
  );

  kinds.forEach(({ kind }, index) => {
    const found = materialRows.flatMap(({ name, k }, m) =>
      nameSubdomains({
        means: means[2 + index],
        labels: Array.from({ length: k }, (_, i) => firstLabel[m] + i),
        material: name,
        by: m === 0 ? "rotation" : "ripple",
        whole: materialNames[m].lattice,
        detector,
        annulus,
      })
    );
    const newLabels = [0];
    const centres = new Float32Array((found.length + 1) * pixels);
    centres.set(means[2 + index].subarray(0, pixels));
    found.forEach(({ found: old }, i) => {
      newLabels[old] = i + 1;
      centres.set(
        means[2 + index].subarray(old * pixels, (old + 1) * pixels),
        (i + 1) * pixels,
      );
    });
    labels[kind] = relabel(unnamed[index], newLabels);
    const records = found.map(({ name, lattice }, i) => ({
      label: i + 1,
      name,
      positions: sizes(labels[kind]!, i + 1),
      lattice,
    }));
    keep(kind, centres, records);
    if (kind === "level3") return;
    arrays.push({
      name: `centre_difference_${kind}`,
      data: centreDifferences({
        centres,
        materials: means[1],
        materialOf: [
          0,
          ...materialRows.flatMap(({ k }, m) => Array<number>(k).fill(m + 1)),
        ],
        kept: options.featurePixels,
        pixels,
      }),
      shape: [records.length + 1, ...detector],
      about:
        "mean pattern less the material's mean on the feature pixels, by label",
    });
  });
  return {
    labels: labels as DescribedDomains["labels"],
    clusters: clusters as DescribedDomains["clusters"],
    arrays,
  };
}

function legend(records: readonly ClusterRecord[]): string {
  return records.map(({ label, name }) => `${label} = ${name}`).join(", ");
}
