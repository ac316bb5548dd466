/**
 * One stage in one run, a line of the history file. Lines are compared only
 * where stage, size, engine, adapter, cpu, cores and protocol are equal.
 */
export interface HistoryLine {
  readonly date: string;
  readonly commit: string | null;
  readonly stage: string;
  readonly size: string;
  readonly engine: "cpu" | "webgpu";
  readonly adapter: string | null;
  readonly cpu: string;
  readonly cores: number;
  readonly protocol: number;
  /** Seconds. */
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
  readonly timesFloor: number;
  readonly peakBytes: number | null;
}
