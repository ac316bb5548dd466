import type { RunResult } from "../run/run_result.ts";

/** Maps whose agreement between readings is told. */
export const READING_MAPS = [
  "level1",
  "materials",
  "level3",
  "ae",
  "vae",
] as const;

/** One reading, run with one seed. */
export interface ReadingRun {
  /** Identifier of the reading. */
  readonly variant: string;
  /** Seed of the recipe, and of the junction where there is no file. */
  readonly seed: number;
  /** Its record; absent where the chain ended with a message. */
  readonly result?: RunResult;
  /** Label maps by name, 0 the background; absent with the record. */
  readonly maps?: Readonly<Record<string, ArrayLike<number>>>;
  /** The message that the chain ended with. */
  readonly fault?: string;
}
