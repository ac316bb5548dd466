import { InputError } from "../scan/input_error.ts";

/** How the pixels that vary are told from those that do not. */
export type FeatureThreshold =
  /** Log-STD above `factor` times the largest log-STD of the whole detector: the code's reading. */
  | { readonly by: "value"; readonly factor: number }
  /** The given share of the annulus' pixels, those that vary most: the prose's reading. */
  | { readonly by: "percentile"; readonly share: number };

/** Feature pixels and how they were found. */
export interface FeatureMask {
  /** 1 where a detector pixel is a feature. */
  readonly mask: Uint8Array<ArrayBuffer>;
  /** Indices of the feature pixels, in row order. */
  readonly pixels: Uint32Array<ArrayBuffer>;
  /** Log-STD that features exceed. */
  readonly threshold: number;
  /** Largest log-STD of the whole detector. */
  readonly maximum: number;
}

/**
 * Keeps the pixels of the annulus that vary (recipe, step 7).
 *
 * @param logStd log-STD of every detector pixel, before masking
 * @throws {InputError} where nothing varies or no pixel passes
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { featureMask } from "./feature_mask.ts";
 *
 * const { pixels } = featureMask(Float32Array.of(9, 2, 3, 4), {
 *   annulus: Uint32Array.of(1, 2, 3),
 *   threshold: { by: "value", factor: 0.3 },
 * });
 * deepStrictEqual([...pixels], [2, 3]);
 * ```
 */
export function featureMask(
  logStd: Float32Array,
  { annulus, threshold }: {
    readonly annulus: Uint32Array;
    readonly threshold: FeatureThreshold;
  },
): FeatureMask {
  const maximum = logStd.reduce(
    (largest, value) => Math.max(largest, value),
    -Infinity,
  );
  if (!(maximum > 0)) {
    throw new InputError(
      "Cannot choose features as no detector pixel varies over the scan: all patterns are the same. " +
        "Check that the file holds the measured patterns",
    );
  }
  const bound = threshold.by === "value"
    ? threshold.factor * maximum
    : percentileBound(
      Array.from(annulus, (pixel) => logStd[pixel]),
      threshold.share,
    );
  const pixels = annulus.filter((pixel) => logStd[pixel] > bound);
  if (pixels.length === 0) {
    throw new InputError(
      `Cannot choose features as no pixel of the annulus has a log-STD above ${
        bound.toFixed(3)
      } ` +
        `(the largest on the detector is ${maximum.toFixed(3)}). ` +
        (threshold.by === "value"
          ? "Choose another annulus, or keep a share of its pixels with --threshold percentile"
          : "Its pixels vary equally: choose a wider annulus with --annulus IN,OUT"),
    );
  }
  const mask = new Uint8Array(logStd.length);
  for (const pixel of pixels) mask[pixel] = 1;
  return { mask, pixels: new Uint32Array(pixels), threshold: bound, maximum };
}

/** The value that `share` of the values exceed, interpolated as NumPy's percentile. */
function percentileBound(values: number[], share: number): number {
  values.sort((a, b) => a - b);
  const at = (1 - share) * (values.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, values.length - 1);
  return values[below] + (values[above] - values[below]) * (at - below);
}
