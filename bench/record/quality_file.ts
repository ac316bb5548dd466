import type { BenchEnvironment } from "./bench_environment.ts";

/** What `deno task bench:quality` writes: accuracy and its price against what makes a scan hard. */
export interface QualityFile {
  readonly schema: "stem4d-bench-quality/1";
  readonly environment: BenchEnvironment;
  /** The line that makes it again, word by word; see `recordCommand`. */
  readonly command: readonly string[];
  /** For example "64 x 64 x 62 x 62". */
  readonly scan: string;
  readonly engine: "cpu" | "webgpu";
  readonly series: readonly QualitySeries[];
  /** Chains that there was no time for. */
  readonly leftOut: readonly {
    readonly axis: string;
    readonly value: number;
    readonly seed: number;
  }[];
}

/** One property of the scan or one effort of the recipe, varied alone. */
export interface QualitySeries {
  /** "dose", "drift", "strain" or "seed"; "passes", "restarts" or "epochs". */
  readonly axis: string;
  /** For example "electrons a pattern"; empty for the seed. */
  readonly unit: string;
  /** The preset's own value. */
  readonly usual: number;
  readonly points: readonly QualityPoint[];
  /** Time to quality, by measure; absent where the axis is no effort. */
  readonly reached?: readonly QualityReached[];
}

/** The least effort that is as good as the recipe's own. */
export interface QualityReached {
  readonly measure: string;
  /** Wanted: the median over seeds at the usual value, less a margin. */
  readonly wanted: number;
  /** Smallest value whose median, and that of every larger one up to the usual, is at least that. */
  readonly value: number;
  /** Median seconds of the whole chain at that value. */
  readonly seconds: number;
  /** Median seconds at the usual value. */
  readonly usualSeconds: number;
}

/** The whole chain at one value. */
export interface QualityPoint {
  readonly value: number;
  readonly seed: number;
  /** Seconds from the scan to the labels. */
  readonly seconds: number;
  /** "flake ARI", "materials ARI", "WS2 level 3 ARI", "residual px", ... */
  readonly accuracy: Readonly<Record<string, number>>;
  /** Null, or why the chain could not end. */
  readonly failure: string | null;
}
