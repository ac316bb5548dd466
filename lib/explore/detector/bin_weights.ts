import type { CubePlan } from "../cube/cube_plan.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import { detectorPixels } from "./detector_pixels.ts";
import type { VirtualDetector } from "./virtual_detector.ts";

/** Binned pixels that a virtual detector takes, and how much of each. */
export interface BinWeights {
  /** Indices of binned pixels, ascending. */
  readonly bins: Uint32Array;
  /** Share of each bin's detector pixels that the virtual detector covers, above 0 to 1. */
  readonly weights: Float32Array;
}

/**
 * How a virtual detector falls on a binned detector. A bin that it covers in
 * part counts by the share of its pixels: exact where the detector is not
 * binned, else as if intensity were even within a bin.
 */
export function binWeights(
  detector: ScanShape["detector"],
  plan: Pick<CubePlan, "bin" | "rows" | "columns">,
  ring: VirtualDetector,
): BinWeights {
  const [rows, columns] = detector;
  const covered = new Map<number, number>();
  for (const pixel of detectorPixels(detector, ring)) {
    const bin =
      Math.floor(Math.floor(pixel / columns) / plan.bin) * plan.columns +
      Math.floor(pixel % columns / plan.bin);
    covered.set(bin, (covered.get(bin) ?? 0) + 1);
  }
  const bins = Uint32Array.from(covered.keys()).sort();
  const weights = Float32Array.from(bins, (bin) => {
    const height = Math.min(
      plan.bin,
      rows - Math.floor(bin / plan.columns) * plan.bin,
    );
    const width = Math.min(plan.bin, columns - bin % plan.columns * plan.bin);
    return covered.get(bin)! / (height * width);
  });
  return { bins, weights };
}
