import type { BenchEnvironment } from "./bench_environment.ts";

/** What `deno task bench:quality` writes: accuracy and its price against what makes a scan hard. */
export interface QualityFile {
  readonly schema: "stem4d-bench-quality/1";
  readonly environment: BenchEnvironment;
  /** Arguments that make it again. */
  readonly command: readonly string[];
  readonly series: readonly QualitySeries[];
}

/** One property of the scan, varied alone. */
export interface QualitySeries {
  /** "dose", "drift", "strain" or "seed". */
  readonly axis: string;
  /** For example "electrons a pattern"; empty for the seed. */
  readonly unit: string;
  /** The preset's own value. */
  readonly usual: number;
  readonly points: readonly QualityPoint[];
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
