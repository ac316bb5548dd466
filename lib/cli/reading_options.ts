import { codeReadings, type Readings } from "../recipe/readings.ts";
import { PUBLISHED } from "../published/published_figures.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { OptionValues } from "./option_values.ts";

/** The readings that the options ask for, the code's where they say nothing. */
export function readingOptions(
  options: OptionValues,
): (detector: ScanShape["detector"]) => Readings {
  const annulus = options.numbers("annulus", 2);
  const k = options.numbers("k", 4);
  if (k?.some((value) => !Number.isInteger(value) || value < 1 || value > 63)) {
    throw new InputError(
      `Cannot use --k ${k}: it must be four whole numbers from 1 to 63, for example 2,2,4,4`,
    );
  }
  const threshold = options.choice("threshold", ["value", "percentile"]);
  const clampText = options.text("clamp");
  const clamp = clampText === "none" ? null : options.numbers("clamp", 1)?.[0];
  const layers = options.choice("ae-layers", ["1", "2"]);
  const given = {
    annulus: annulus as [number, number] | undefined,
    k: k as [number, number, number, number] | undefined,
    adf: options.numbers("adf", 2) as [number, number] | undefined,
    std: options.choice("std", ["nested", "pooled"]),
    threshold: threshold === "percentile"
      ? { by: "percentile", share: PUBLISHED.features.topShare } as const
      : undefined,
    kmeans: options.choice("kmeans", ["lloyd", "minibatch"]),
    neighbours: options.choice("neighbours", [
      "auto",
      "exact",
      "approximate",
    ]),
    aeHiddenLayers: layers === undefined ? undefined : Number(layers) as 1 | 2,
    epochs: options.integer("epochs", { least: 1, most: 100_000 }),
    restarts: options.integer("restarts", { least: 1, most: 1000 }),
    alignmentPasses: options.integer("alignment-passes", {
      least: 1,
      most: 20,
    }),
    clampBelow: clamp,
    centres: options.choice("centres", ["code", "one"]),
  };
  const chosen = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  return (detector) => ({ ...codeReadings(detector), ...chosen });
}
