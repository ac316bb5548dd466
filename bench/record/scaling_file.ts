import type { BenchEnvironment } from "./bench_environment.ts";
import type { MachineFloor } from "./bench_file.ts";

/** What `deno task bench:scaling` writes: cost against size. */
export interface ScalingFile {
  readonly schema: "stem4d-bench-scaling/1";
  readonly environment: BenchEnvironment;
  /** The line that makes it again, word by word; see `recordCommand`. */
  readonly command: readonly string[];
  /** Of the engine: it decides whether bytes or operations are the work. */
  readonly floor: MachineFloor;
  readonly series: readonly ScalingSeries[];
}

/** One stage along one axis. */
export interface ScalingSeries {
  readonly stage: string;
  readonly engine: "cpu" | "webgpu";
  /** "scan": positions grow, the detector stays; "detector": the other way round. */
  readonly axis: "scan" | "detector";
  /** Side of the one that stays. */
  readonly otherSide: number;
  /** Sizes that were timed, the smallest first. */
  readonly points: readonly ScalingPoint[];
  /** Exponent of the median time against positions or detector pixels, with the half width of its 95 % interval; null below three points. */
  readonly time: PowerLaw | null;
  /** The same for the least work. */
  readonly work: PowerLaw | null;
  /** What the work is counted in: what sets the floor at the largest size. */
  readonly workUnit: "bytes" | "flops";
  /**
   * The same for peak memory, the runtime's own and what earlier stages left
   * included, which make it smaller; null where memory can't be read.
   */
  readonly memory: PowerLaw | null;
  /**
   * Bytes by which peak memory grew for each byte by which the scan grew, from
   * the last size but one to the last: 1 or more where a stage keeps the whole
   * scan, near 0 where it streams. Null where the last scan but one has less
   * than 0.5 GiB, since smaller ones fit into the blocks that a pass holds, and
   * where memory can't be read.
   */
  readonly memoryPerScanByte: number | null;
  /** Whether the time grows faster than the work beyond both intervals: a finding. */
  readonly superlinear: boolean;
  /** Sizes that were not timed. */
  readonly leftOut: readonly LeftOutSize[];
}

/** A size at which a stage was not timed. */
export interface LeftOutSize {
  /** Scan side or detector side. */
  readonly side: number;
  /** In words. */
  readonly why: string;
  /** Seconds that a run would have taken by the sizes before; null where something else kept it from running. */
  readonly predictedSeconds: number | null;
}

/** One size. */
export interface ScalingPoint {
  /** Scan side or detector side. */
  readonly side: number;
  /** Positions or detector pixels. */
  readonly count: number;
  readonly size: string;
  readonly samples: readonly number[];
  /** Least work, in the series' unit. */
  readonly workUnits: number;
  /** Bytes of the whole scan as stored. */
  readonly scanBytes: number;
  readonly peakBytes: number | null;
}

/** y = factor x^exponent, fitted to logarithms. */
export interface PowerLaw {
  readonly exponent: number;
  readonly halfWidth: number;
}
