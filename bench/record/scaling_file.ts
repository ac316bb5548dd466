import type { BenchEnvironment } from "./bench_environment.ts";

/** What `deno task bench:scaling` writes: cost against size. */
export interface ScalingFile {
  readonly schema: "stem4d-bench-scaling/1";
  readonly environment: BenchEnvironment;
  /** Arguments that make it again. */
  readonly command: readonly string[];
  readonly series: readonly ScalingSeries[];
}

/** One stage along one axis. */
export interface ScalingSeries {
  readonly stage: string;
  readonly engine: "cpu" | "webgpu";
  /** "scan": positions grow, the detector stays; "detector": the other way round. */
  readonly axis: "scan" | "detector";
  readonly points: readonly ScalingPoint[];
  /** Exponent of the median time against positions or detector pixels, with the half width of its 95 % interval; null below three points. */
  readonly time: PowerLaw | null;
  /** The same for the least work (bytes or flops, whichever sets the floor). */
  readonly work: PowerLaw | null;
  /** The same for memory beyond the smallest size's process; null where unknown. */
  readonly memory: PowerLaw | null;
  /** Whether the time grows faster than the work beyond both intervals: a finding. */
  readonly superlinear: boolean;
}

/** One size. */
export interface ScalingPoint {
  /** Scan side or detector side. */
  readonly side: number;
  /** Positions or detector pixels. */
  readonly count: number;
  readonly size: string;
  readonly samples: readonly number[];
  readonly workUnits: number;
  readonly peakBytes: number | null;
}

/** y = factor x^exponent, fitted to logarithms. */
export interface PowerLaw {
  readonly exponent: number;
  readonly halfWidth: number;
}
