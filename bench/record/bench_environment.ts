/** What a timing depends on besides the code. Written into every bench file. */
export interface BenchEnvironment {
  /** ISO 8601. */
  readonly date: string;
  /** Commit, with "+changes" where the work tree differs; null outside git. */
  readonly commit: string | null;
  /** For example "2.9.6". */
  readonly deno: string;
  /** For example "x86_64-unknown-linux-gnu". */
  readonly platform: string;
  /** The processor's name. */
  readonly cpu: string;
  /** Logical processors that the process may use. */
  readonly cores: number;
  /** Bytes of memory in the machine. */
  readonly memoryBytes: number;
  /** WebGPU adapter: name, driver, whether it is software; null without one. */
  readonly adapter: AdapterDescription | null;
  /** Seed of everything random. */
  readonly seed: number;
  /** Version of how stages are timed; files of different versions are not compared. */
  readonly protocol: number;
  /** Runs before those that count. */
  readonly warmUp: number;
  /** "warm": the input was read before; "cold": the page cache was dropped. */
  readonly cache: "warm" | "cold";
  /** Load average over a minute when the run began; null where unknown. */
  readonly load: number | null;
}

/** A WebGPU adapter as it names itself. */
export interface AdapterDescription {
  readonly name: string;
  readonly driver: string;
  readonly software: boolean;
}
