import type { BenchEnvironment } from "./bench_environment.ts";

/** What `deno task bench:compare` writes: two revisions in one run. */
export interface ComparisonFile {
  readonly schema: "stem4d-bench-comparison/1";
  readonly environment: BenchEnvironment;
  /** Arguments that make it again. */
  readonly command: readonly string[];
  /** Revision compared with. */
  readonly before: string;
  /** Revision looked at. */
  readonly after: string;
  /** Smallest share by which a median must change to count. */
  readonly effectFloor: number;
  /** Chance of one false alarm in all comparisons together. */
  readonly familyError: number;
  readonly changes: readonly StageChange[];
}

/** One stage's change. */
export interface StageChange {
  readonly stage: string;
  readonly size: string;
  readonly engine: "cpu" | "webgpu";
  /** Seconds, pair by pair: `before[i]` ran next to `after[i]`. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Median of after / before. */
  readonly ratio: number;
  /** Its 95 % interval. */
  readonly interval: readonly [number, number];
  /** p after correction for all comparisons. */
  readonly p: number;
  readonly verdict: "slower" | "faster" | "same";
}
