import type { OpenScanOptions } from "../../lib/io/open_scan_options.ts";

/** A file that is tried, made of a number alone. */
export interface FuzzCase {
  readonly seed: number;
  readonly format: "HDF5" | ".npy" | "EMPAD";
  /** File that the case began as. */
  readonly base: string;
  /** What was done to it: a row of the table. */
  readonly fault: string;
  /** File's name, which means something to EMPAD. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly options: OpenScanOptions;
  /** Files that lie beside it. */
  readonly beside?: Readonly<Record<string, string>>;
  /** What must come of it; undefined where either is right. */
  readonly must?: "answer" | "refuse";
  /**
   * The values that an answer must have, where that is known without a reader.
   *
   * @throws {Error} If there is no right answer.
   */
  readonly values?: (answer: FuzzAnswer) => Float32Array;
}

/** What a reader says of a case. */
export interface FuzzAnswer {
  readonly shape: readonly number[];
  readonly dtype: string;
}
