import type { RunResult } from "../run/run_result.ts";

/** An array of a run folder, row-major. */
export interface ReportArray {
  /** Shape, slowest axis first. */
  readonly shape: readonly number[];
  /** Values; as many as the shape's product. */
  readonly data: ArrayLike<number>;
}

/** Everything that the report knows: a run folder in memory. */
export interface ReportRun {
  /** `result.json`. */
  readonly result: RunResult;
  /** Arrays by name, each of the shape that the scan asks for. */
  readonly arrays: ReadonlyMap<string, ReportArray>;
  /**
   * Why an array that the folder or its record names is not among `arrays`,
   * as the end of a sentence, by name.
   */
  readonly unusable: ReadonlyMap<string, string>;
}
