import type { Engine } from "../../compute/engine.ts";
import type { Neighbours } from "../../embed/neighbours.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import type { ScanMeasurement } from "../../stream/measure_scan.ts";
import type { DescribedDomains } from "../describe_domains.ts";
import type { FoundFeatures } from "../find_features.ts";
import type { NamedCluster } from "../name_clusters.ts";
import type { NeighboursRecord } from "../records.ts";
import type { Readings } from "../readings.ts";
import type { MaterialRows, TrainedMaterial } from "../train_networks.ts";
import type { StageKeeper } from "./stage_keeper.ts";

/** What the recipe's stages work on and hand on to one another. */
export interface RecipeChain {
  /** The scan. */
  readonly source: ScanSource;
  /** What computes. */
  readonly engine: Engine;
  /** Every choice of the recipe. */
  readonly readings: Readings;
  /** Seed of everything random. */
  readonly seed: number;
  /** What the stages that have run left. */
  readonly outcomes: StageOutcomes;
  /** What keeps parts of a long stage; absent where nothing is kept. */
  readonly keeper?: StageKeeper | undefined;
}

/** Outcome of each stage, by what it is; absent until the stage has run. */
export interface StageOutcomes {
  /** Shifts, dark field, deviations. */
  measurement?: ScanMeasurement;
  /** Feature pixels. */
  found?: FoundFeatures;
  /** Features of every position. */
  matrix?: FeatureMatrix;
  /** Nearest neighbours of every position. */
  neighbours?: Neighbours;
  /** How they were found. */
  neighboursRecord?: NeighboursRecord;
  /** UMAP, [position][component]. */
  embedding?: Float32Array<ArrayBuffer>;
  /** 0 support, then the flake. */
  level1?: Int8Array;
  /** 0 support, then the materials as they were found. */
  level2?: Int8Array;
  /** The materials by name, in the order of their labels. */
  named?: readonly NamedCluster[];
  /** 0 support, then the materials in the order of their names. */
  materials?: Int8Array;
  /** Positions of each material. */
  materialRows?: readonly MaterialRows[];
  /** Sub-domains of each material, from 0, in the order of its positions. */
  level3?: readonly Uint8Array[];
  /** Autoencoders of each material. */
  ae?: readonly TrainedMaterial[];
  /** Variational autoencoders of each material. */
  vae?: readonly TrainedMaterial[];
  /** Label maps, their clusters and mean patterns. */
  domains?: DescribedDomains;
}

/**
 * What an earlier stage left.
 *
 * @throws {Error} where that stage has not run: a mistake in the order of stages
 */
export function outcomeOf<Key extends keyof StageOutcomes>(
  { outcomes }: RecipeChain,
  key: Key,
): NonNullable<StageOutcomes[Key]> {
  const outcome = outcomes[key];
  if (outcome === undefined) {
    throw new Error(
      `Cannot go on without "${key}": the stage that makes it must run before`,
    );
  }
  return outcome as NonNullable<StageOutcomes[Key]>;
}
