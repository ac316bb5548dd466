import type { StageWork } from "../stage/bench_stage.ts";
import type { BenchEnvironment } from "./bench_environment.ts";

/**
 * What `deno task bench` writes: the shape of `deno bench --json`, so that its
 * readers work, with an environment and, for each bench, what stem4d adds.
 */
export interface BenchFile {
  /** Deno's. */
  readonly version: 1;
  /** Deno's, for example "Deno/2.9.6 x86_64-unknown-linux-gnu". */
  readonly runtime: string;
  /** Deno's: the processor's name. */
  readonly cpu: string;
  readonly benches: readonly BenchRecord[];
  readonly schema: "stem4d-bench/1";
  readonly environment: BenchEnvironment;
  /** Of the processor. */
  readonly floor: MachineFloor;
  /** Of the adapter; absent where none was benched. */
  readonly adapterFloor?: MachineFloor;
  /** Stages that did not run to their end, and why; absent where all did. */
  readonly failures?: readonly StageFailure[];
  /** The line that makes it again, word by word; see `recordCommand`. */
  readonly command: readonly string[];
}

/** A stage that could not be timed. */
export interface StageFailure {
  readonly stage: string;
  readonly scan: string;
  readonly engine: "cpu" | "webgpu";
  readonly message: string;
}

/** What this machine can do at most, measured in the same run. */
export interface MachineFloor {
  /** Bytes a second of a plain copy by all threads: read plus written. */
  readonly copyBytesPerSecond: number;
  /**
   * Bytes a second that all threads together read from a file that the system
   * holds in memory, piece by piece; absent in records of before it was measured.
   */
  readonly fileBytesPerSecond?: number;
  /** Operations a second of a plain float32 product on the engine. */
  readonly productFlopsPerSecond: number;
  /** Side of the product that was measured. */
  readonly productSize: number;
  /** How the product was done. */
  readonly productBy: string;
}

/** One bench; times in nanoseconds where Deno's are. */
export interface BenchRecord {
  readonly origin: string;
  readonly group: string;
  readonly name: string;
  readonly baseline: boolean;
  readonly results: readonly [{ readonly ok: BenchStatistics }];
  readonly stem4d: StageTiming;
}

/** Deno's statistics, nanoseconds. */
export interface BenchStatistics {
  readonly n: number;
  readonly min: number;
  readonly max: number;
  readonly avg: number;
  readonly p75: number;
  readonly p99: number;
  readonly p995: number;
  readonly p999: number;
  readonly highPrecision: boolean;
  readonly usedExplicitTimers: boolean;
}

/** What stem4d adds to a bench. */
export interface StageTiming {
  readonly stage: string;
  /** Scan whose stages ran in a row, for example "48 x 48 x 62 x 62". */
  readonly scan: string;
  /** What this stage worked on, for example "2304 x 458". */
  readonly size: string;
  readonly engine: "cpu" | "webgpu";
  /** Adapter's name; null on the processor. */
  readonly adapter: string | null;
  /** Seconds of each counted run, in their order. */
  readonly samples: readonly number[];
  readonly work: StageWork;
  /** Seconds below which this machine cannot do the work. */
  readonly floorSeconds: number;
  /** Median over floor. */
  readonly timesFloor: number;
  /** Largest resident memory while the stage ran, bytes; null where it can't be read. */
  readonly peakBytes: number | null;
  readonly accuracy: Readonly<Record<string, number>>;
}
