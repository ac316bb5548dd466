import type { Calibration } from "../scan/calibration.ts";
import type { ScanShape } from "../scan/scan_shape.ts";

/** One stage of the recipe as it ran. */
export interface StageRecord {
  /** Identifier, for example "measure" or "train". */
  readonly name: string;
  /** What the stage does, for people. */
  readonly title: string;
  /** Wall time in seconds. */
  readonly seconds: number;
  /** Resident memory of the process when the stage ended, in bytes. */
  readonly residentBytes: number;
}

/** A cluster of one label map, named by the lattice its mean pattern shows. */
export interface ClusterRecord {
  /** Value in the label map; 0 is the background. */
  readonly label: number;
  /** For example "WS2, +0.21 deg" or "WSe2, ripple along 30 deg". */
  readonly name: string;
  /** Scan positions that carry the label. */
  readonly positions: number;
  /** Lattice fitted to the mean pattern; null where none could be fitted. */
  readonly lattice: LatticeRecord | null;
}

/** A hexagonal lattice fitted to a mean pattern. */
export interface LatticeRecord {
  /** Mean radius of the {10-10} disks, in detector pixels. */
  readonly firstRing: number;
  /** Mean radius of the {11-20} disks, in detector pixels. */
  readonly secondRing: number;
  /** Direction of the first {10-10} disk, degrees counter-clockwise from +x, in [0, 60). */
  readonly rotation: number;
  /** Peak height of the disks over the diffuse background, divided by the latter's noise. */
  readonly contrast: number;
  /** Intensities of the six {11-20} disks divided by their mean, counter-clockwise. */
  readonly secondRingIntensities: readonly number[];
}

/** A network trained on one material. */
export interface NetworkRecord {
  /** "ae" or "vae". */
  readonly kind: "ae" | "vae";
  /** Material it was trained on: "WS2" or "WSe2". */
  readonly material: string;
  /** Scan positions that it was trained on. */
  readonly positions: number;
  /** Training loss of every epoch, as the published code prints it. */
  readonly loss: readonly number[];
  /** Mean squared error of every epoch; the AE's equals its loss. */
  readonly reconstruction: readonly number[];
  /** Wall time of the training in seconds. */
  readonly seconds: number;
}

/** How well one label map or measurement agrees with the known truth. */
export interface ScoreRecord {
  /** For example "flake" or "WSe2 level 3". */
  readonly subject: string;
  /** "ARI", "NMI", "accuracy" or "px rms". */
  readonly measure: string;
  /** The score. */
  readonly value: number;
}

/** A threshold that the run was held against. */
export interface CheckRecord {
  /** What must hold, in words. */
  readonly claim: string;
  /** What was measured. */
  readonly measured: string;
  /** What was wanted. */
  readonly wanted: string;
  /** Why that bound. */
  readonly basis: string;
  /** Whether it held; "not applicable" where the input does not allow to tell. */
  readonly verdict: "holds" | "falls short" | "not applicable";
}

/** A figure of ours beside a published (or a PyTorch) one. */
export interface ComparisonRecord {
  /** What is compared, for example "feature pixels" or "AE loss, WSe2, epoch 40". */
  readonly figure: string;
  /** Our value. */
  readonly ours: number;
  /** The other's value. */
  readonly theirs: number;
  /** Where the other's value is from: "course", "shi2022", "PyTorch on these features". */
  readonly source: string;
  /** Whether the two may be compared at all: same sizes, same conditions. */
  readonly comparable: boolean;
}

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
    /** SHA-256 over the values as float32, whatever file they came from. */
    readonly valuesSha256: string;
    /** What the source says of itself: kind, dataset, specification, digest. */
    readonly identity: Readonly<Record<string, unknown>>;
  };
  /** What computed. */
  readonly engine: {
    readonly kind: "webgpu" | "cpu";
    /** Adapter's description; null on the CPU. */
    readonly adapter: string | null;
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
  readonly features: {
    /** Inner and outer radius in detector pixels. */
    readonly annulus: readonly [number, number];
    /** Detector pixels inside the annulus. */
    readonly annulusPixels: number;
    /** Threshold on the log-STD. */
    readonly threshold: number;
    /** Largest log-STD before masking. */
    readonly maximum: number;
    /** Pixels kept. */
    readonly count: number;
    /** Median log-STD by radius, radii in detector pixels. */
    readonly medians: readonly {
      readonly radius: number;
      readonly median: number;
    }[];
  };
  /** Clusters by label map: "level1", "materials", "level3", "ae", "vae". */
  readonly clusters: Readonly<Record<string, readonly ClusterRecord[]>>;
  /** The four networks. */
  readonly networks: readonly NetworkRecord[];
  /** Agreement with truth; empty without truth. */
  readonly scores: readonly ScoreRecord[];
  /** Thresholds. */
  readonly checks: readonly CheckRecord[];
  /** Figures beside published or PyTorch ones. */
  readonly comparisons: readonly ComparisonRecord[];
  /** Arrays of the run folder. */
  readonly arrays: readonly ArrayRecord[];
  /** Stages with their times; differ between identical runs. */
  readonly stages: readonly StageRecord[];
  /** Largest resident memory of the process, in bytes; differs between identical runs. */
  readonly peakResidentBytes: number;
}
