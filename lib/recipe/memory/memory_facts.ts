import type { ScanSource } from "../../scan/scan_source.ts";
import type { Readings } from "../readings.ts";
import type { RecipePart } from "../recipe_part.ts";

/** All that the memory of a run depends on. */
export interface MemoryFacts {
  /** The scan's sizes, type and storage. */
  readonly source: Pick<ScanSource, "shape" | "dtype" | "chunk">;
  /** Worker threads. */
  readonly workers: number;
  /** Whether an adapter computes, whose memory counts as the machine's. */
  readonly gpu: boolean;
  /** The run's readings. */
  readonly readings: Readings;
  /** Parts of the recipe that are not run. */
  readonly leaveOut: readonly RecipePart[];
  /** Whether the networks are held against the yardstick. */
  readonly yardstick: boolean;
  /** Feature pixels; undefined before they are found. */
  readonly features?: number | undefined;
  /** Positions of each material; undefined before they are found. */
  readonly materials?: readonly number[] | undefined;
}
