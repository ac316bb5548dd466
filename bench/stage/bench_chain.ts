import type { Engine } from "../../lib/compute/engine.ts";
import type { Neighbours } from "../../lib/embed/neighbours.ts";
import type { FeatureMatrix } from "../../lib/features/feature_matrix.ts";
import type { TrainedMaterial } from "../../lib/recipe/train_networks.ts";
import type { FoundFeatures } from "../../lib/recipe/find_features.ts";
import type { Readings } from "../../lib/recipe/readings.ts";
import type { ScanSource } from "../../lib/scan/scan_source.ts";
import type { ScanMeasurement } from "../../lib/stream/measure_scan.ts";

/**
 * What stages hand on to one another while they are timed: the same data flow
 * as the recipe's, held open between stages. A stage reads what it `needs` and
 * leaves its own outcome.
 */
export interface BenchChain {
  readonly source: ScanSource;
  readonly engine: Engine;
  readonly readings: Readings;
  readonly seed: number;
  /** Outcomes of the stages that have run. */
  readonly outcomes: BenchOutcomes;
}

/** Outcome of each stage that others need. */
export interface BenchOutcomes {
  measurement?: ScanMeasurement;
  found?: FoundFeatures;
  matrix?: FeatureMatrix;
  neighbours?: Neighbours;
  /** UMAP, [position][component]. */
  embedding?: Float32Array;
  /** 0 support, then the flake. */
  level1?: Int8Array;
  /** 0 support, then the materials as they were found. */
  level2?: Int8Array;
  /** Sub-domains of each material, from 0, in the order of its positions. */
  level3?: readonly Uint8Array[];
  /** The networks of each material. */
  trained?: {
    ae?: readonly TrainedMaterial[];
    vae?: readonly TrainedMaterial[];
  };
}
