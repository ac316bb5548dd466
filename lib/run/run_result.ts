import type { ClaimRecord } from "../claim/claim_record.ts";
import type { EvidenceRecord } from "../claim/evidence/evidence_record.ts";
import type { ProductTile } from "../learn/webgpu/product/product_tile.ts";
import type { Calibration } from "../scan/calibration.ts";
import type {
  ClusterRecord,
  LatticeRecord,
  NeighboursRecord,
  NetworkRecord,
  StageRecord,
} from "../recipe/records.ts";
import type { FeatureRecord } from "../recipe/recipe_outcome.ts";
import type { RecipePart } from "../recipe/recipe_part.ts";
import type { ComparisonRecord } from "../published/comparison_record.ts";
import type { CheckRecord, ScoreRecord } from "../score/records.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { YardstickRecord } from "../yardstick/yardstick_record.ts";

export type {
  CheckRecord,
  ClaimRecord,
  ClusterRecord,
  ComparisonRecord,
  EvidenceRecord,
  LatticeRecord,
  NeighboursRecord,
  NetworkRecord,
  ScoreRecord,
  StageRecord,
  YardstickRecord,
};

/** One array of the run folder. */
export interface ArrayRecord {
  /** Name without ending; the file is `NAME.npy`. */
  readonly name: string;
  /** NumPy type string, for example "<f4" or "|i1". */
  readonly dtype: string;
  /** Shape, slowest axis first. */
  readonly shape: readonly number[];
  /** What it holds, with axes and units. */
  readonly about: string;
  /** SHA-256 of the file. */
  readonly sha256: string;
}

/** Everything that `result.json` of a run folder says. */
export interface RunResult {
  /** Version of this layout. */
  readonly schema: "stem4d-run/1";
  /** Version of stem4d. */
  readonly version: string;
  /** When the run ended, ISO 8601; differs between identical runs. */
  readonly date: string;
  /** Arguments that make the run again. */
  readonly command: readonly string[];
  /** The scan. */
  readonly input: {
    readonly name: string;
    readonly shape: ScanShape;
    readonly dtype: string;
    readonly calibration: Calibration;
    /** SHA-256 over checksums of the patterns, whatever file they came from, see `measureScan`. */
    readonly valuesSha256: string;
    /** What the source says of itself: kind, dataset, specification, digest. */
    readonly identity: Readonly<Record<string, unknown>>;
  };
  /** What computed. */
  readonly engine: {
    readonly kind: "webgpu" | "cpu";
    /** Adapter's description; null on the CPU. */
    readonly adapter: string | null;
    /**
     * How the adapter divided the products of the trainings: by its kind, or the
     * tiles that were measured to be fastest, by product; absent on the CPU.
     */
    readonly tiles?: "by adapter" | Readonly<Record<string, ProductTile>>;
    /** Worker threads. */
    readonly workers: number;
    /** Why this engine. */
    readonly reason: string;
    /** For example "2.9.6". */
    readonly deno: string;
    /** For example "x86_64-unknown-linux-gnu". */
    readonly platform: string;
  };
  /** Seed of everything random. */
  readonly seed: number;
  /** Scale of the synthetic junction; null for a file. */
  readonly scale: "quick" | "published" | null;
  /** Every choice of the recipe as it was made. */
  readonly readings: Readonly<
    Record<string, string | number | readonly number[]>
  >;
  /** Parts of the recipe that were not run; absent where all were. */
  readonly leftOut?: readonly RecipePart[];
  /** Alignment, in detector pixels. */
  readonly alignment: {
    /** Mean centre of mass before alignment [y, x]. */
    readonly meanCentre: readonly [number, number];
    /** Its standard deviation over the scan [y, x]. */
    readonly deviation: readonly [number, number];
    /** Root mean square of what alignment left, against truth; null without truth. */
    readonly residual: number | null;
  };
  /** Annulus and feature pixels. */
  readonly features: FeatureRecord;
  /** How UMAP's neighbours were found; absent without UMAP and in runs of before it was a choice. */
  readonly neighbours?: NeighboursRecord;
  /** Clusters by label map: "level1", "materials", "level3" and, with networks, "ae", "vae". */
  readonly clusters: Readonly<Record<string, readonly ClusterRecord[]>>;
  /** The four networks; none where they were left out. */
  readonly networks: readonly NetworkRecord[];
  /** What the networks are held against; absent where it was not asked for. */
  readonly yardstick?: YardstickRecord;
  /** Agreement with truth; empty without truth. */
  readonly scores: readonly ScoreRecord[];
  /** Thresholds. */
  readonly checks: readonly CheckRecord[];
  /** Figures beside published or PyTorch ones. */
  readonly comparisons: readonly ComparisonRecord[];
  /** What was measured for the claims alone; absent in runs of before it was. */
  readonly evidence?: EvidenceRecord;
  /** Verdict on every published claim; absent in runs of before they were judged. */
  readonly claims?: readonly ClaimRecord[];
  /** Arrays of the run folder. */
  readonly arrays: readonly ArrayRecord[];
  /** Stages with their times; differ between identical runs. */
  readonly stages: readonly StageRecord[];
  /** Times that the run was broken off and gone on with; absent where it never was. */
  readonly resumed?: number;
  /** Largest resident memory of the process, the last one's of a resumed run, in bytes; differs between identical runs. */
  readonly peakResidentBytes: number;
}
