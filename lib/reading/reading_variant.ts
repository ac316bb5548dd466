import type { Readings } from "../recipe/readings.ts";
import type { ScanShape } from "../scan/scan_shape.ts";

/** One way to read the publication, as a change of the default readings. */
export interface ReadingVariant {
  /** Identifier and folder name, for example "std-pooled". */
  readonly id: string;
  /** What is switched, for people. */
  readonly title: string;
  /** Step of the published recipe, 1 to 16; null where several change. */
  readonly step: number | null;
  /** Who reads it so. */
  readonly source:
    | "default"
    | "published code"
    | "course README"
    | "paper"
    | "plain sense";
  /** What the sources say, and what is wrong with it where something is. */
  readonly about: string;
  /** What it changes; the sizes that depend on the detector included. */
  change(detector: ScanShape["detector"]): Partial<Readings>;
}
