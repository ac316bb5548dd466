import type { JunctionSpecification } from "../../fixtures/junction/junction_specification.ts";
import { quick } from "../../fixtures/junction/quick.ts";
import type { Readings } from "../../lib/recipe/readings.ts";

/** What a value of an axis changes; all else stays as preset and recipe have it. */
export interface QualityChange {
  /** Of the junction. */
  readonly overrides?: Partial<JunctionSpecification>;
  /** Of the recipe. */
  readonly readings?: Partial<Readings>;
}

/** One property that is varied alone. */
export interface QualityAxis {
  readonly axis: string;
  readonly unit: string;
  /** Value of the preset or of the recipe. */
  readonly usual: number;
  /** Rising; `usual` is one of them. */
  readonly values: readonly number[];
  /** "scan": how hard the scan is; "effort": how much work the recipe does. */
  readonly kind: "scan" | "effort";
  /** Measures that an effort can change; default: every ARI. */
  readonly bearsOn?: RegExp;
  change(value: number): QualityChange;
}

/**
 * Properties of the scan over geometric ranges about the preset's value, far
 * enough to break the recipe where the model allows it, and the recipe's
 * efforts below and about its own.
 */
export const QUALITY_AXES: readonly QualityAxis[] = [
  {
    axis: "dose",
    unit: "electrons of the direct beam a pattern",
    usual: quick.beamElectrons,
    values: [0.001, 0.01, 0.03, 0.1, 0.3, 1, 10].map((dose) =>
      dose * quick.beamElectrons
    ),
    kind: "scan",
    change: (value) => ({ overrides: { dose: value / quick.beamElectrons } }),
  },
  {
    axis: "drift",
    unit: "px rms of a detector of 124",
    usual: quick.drift,
    values: [quick.drift / 4, quick.drift, 0.5, 1, 2, 3],
    kind: "scan",
    change: (value) => ({ overrides: { drift: value } }),
  },
  {
    axis: "strain",
    unit: "% at most",
    usual: 100 * quick.strain,
    values: [1 / 4, 1, 4, 16, 64].map((factor) => factor * 100 * quick.strain),
    kind: "scan",
    change: (value) => ({ overrides: { strain: value / 100 } }),
  },
  {
    axis: "passes",
    unit: "of centre of mass",
    usual: 1,
    values: [1, 2, 3],
    kind: "effort",
    change: (value) => ({ readings: { alignmentPasses: value } }),
  },
  {
    axis: "restarts",
    unit: "of k-means",
    usual: 10,
    values: [1, 3, 10],
    kind: "effort",
    change: (value) => ({ readings: { restarts: value } }),
  },
  {
    axis: "epochs",
    unit: "of training",
    usual: 40,
    values: [5, 10, 20, 40],
    kind: "effort",
    bearsOn: /\bV?AE ARI$/,
    change: (value) => ({ readings: { epochs: value } }),
  },
];
