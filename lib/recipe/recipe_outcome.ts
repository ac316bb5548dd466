import type { FeatureMatrix } from "../features/feature_matrix.ts";
import type {
  ClusterRecord,
  NeighboursRecord,
  NetworkRecord,
  StageRecord,
} from "./records.ts";

/** An array that the recipe made. */
export interface NamedArray {
  /** Name, for example "log_std". */
  readonly name: string;
  /** Values. */
  readonly data: Float32Array | Int8Array | Uint8Array;
  /** Shape, slowest axis first. */
  readonly shape: readonly number[];
  /** What it holds, with axes and units. */
  readonly about: string;
}

/** Names of the scan-shaped label maps. */
export type LabelMapName = "level1" | "materials" | "level3" | "ae" | "vae";

/** Something for each label map; the networks' are absent where they were left out. */
export type ByLabelMap<Value> =
  & Readonly<Record<Exclude<LabelMapName, "ae" | "vae">, Value>>
  & Readonly<Partial<Record<"ae" | "vae", Value>>>;

/** Annulus and feature pixels of a run. */
export interface FeatureRecord {
  /** Inner and outer radius in detector pixels. */
  readonly annulus: readonly [inner: number, outer: number];
  /** Detector pixels inside the annulus. */
  readonly annulusPixels: number;
  /** Log-STD that features exceed. */
  readonly threshold: number;
  /** Largest log-STD before masking. */
  readonly maximum: number;
  /** Pixels kept. */
  readonly count: number;
  /** Median log-STD on rings, radii in detector pixels. */
  readonly medians: readonly {
    readonly radius: number;
    readonly median: number;
  }[];
}

/** What the recipe found in a scan. */
export interface RecipeOutcome {
  /** SHA-256 over the scan's values, see `measureScan`. */
  readonly valuesSha256: string;
  /** Displacement of each pattern's centre from the middle, [position][y, x], pixels. */
  readonly shifts: Float32Array;
  /** Features of every position. */
  readonly matrix: FeatureMatrix;
  /** Names of the materials; the label is the index plus one. */
  readonly materials: readonly string[];
  /** Label maps; 0 is the background. */
  readonly labels: ByLabelMap<Int8Array>;
  /** Mean centre of mass [y, x] and its deviation over the scan, detector pixels. */
  readonly alignment: {
    readonly meanCentre: readonly [number, number];
    readonly deviation: readonly [number, number];
  };
  /** Annulus and features. */
  readonly features: FeatureRecord;
  /** How UMAP's neighbours were found; absent where UMAP was left out. */
  readonly neighbours?: NeighboursRecord;
  /** Clusters of each label map. */
  readonly clusters: ByLabelMap<readonly ClusterRecord[]>;
  /** Two networks for each material; none where they were left out. */
  readonly networks: readonly NetworkRecord[];
  /** Everything to keep. */
  readonly arrays: readonly NamedArray[];
  /** The stages as they ran. */
  readonly stages: readonly StageRecord[];
}
