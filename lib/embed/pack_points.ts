import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { PANEL } from "../simd/panel_matrix.ts";

/** Points to pack. */
export interface PackPointsOptions {
  /** Mean features, which are taken off. */
  readonly means: Float64Array;
  /** Numbers of the points, in the order wanted. */
  readonly numbers: Uint32Array;
}

/**
 * Writes centred points into `target` as a panel matrix's columns, which the
 * product kernels read: [point / 8][feature][point % 8]; zeros beyond the last.
 */
export function packPoints(
  target: Float32Array,
  { values, features }: FeatureMatrix,
  { means, numbers }: PackPointsOptions,
): void {
  const places = target.length / features;
  for (let place = 0; place < places; place++) {
    const panel = Math.floor(place / PANEL) * PANEL * features;
    const lane = panel + place % PANEL;
    if (place >= numbers.length) {
      for (let f = 0; f < features; f++) target[lane + f * PANEL] = 0;
      continue;
    }
    const row = numbers[place] * features;
    for (let f = 0; f < features; f++) {
      target[lane + f * PANEL] = values[row + f] - means[f];
    }
  }
}
