import type { BenchEnvironment } from "./bench_environment.ts";

/** What `deno task bench:compare` writes: two revisions in one run. */
export interface ComparisonFile {
  readonly schema: "stem4d-bench-comparison/1";
  readonly environment: BenchEnvironment;
  /** The line that makes it again, word by word; see `recordCommand`. */
  readonly command: readonly string[];
  /** Revision compared with. */
  readonly before: string;
  /** Revision looked at. */
  readonly after: string;
  /** Smallest share by which a time must change to count. */
  readonly effectFloor: number;
  /** Share by which times may differ and still be unchanged: what p is held against. */
  readonly negligible: number;
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
  /** Round of each pair, from 0: pairs of one round share their two processes. */
  readonly rounds: readonly number[];
  /** After / before: the middle of the rounds' ratios of their fastest runs. */
  readonly ratio: number;
  /** Its 95 % interval. */
  readonly interval: readonly [number, number];
  /** Chance of it, were the true change only negligible; corrected for all comparisons. */
  readonly p: number;
  readonly verdict: "slower" | "faster" | "same";
}
