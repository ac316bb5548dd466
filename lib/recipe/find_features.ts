import { detectorMiddle } from "../align/detector_middle.ts";
import { featureMask } from "../features/feature_mask.ts";
import { logStdMap } from "../features/log_std_map.ts";
import { polarMap } from "../features/polar_map.ts";
import { radialMedians } from "../features/radial_medians.ts";
import { ringPixels } from "../features/ring_pixels.ts";
import { PUBLISHED } from "../published/published_figures.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { ScanMeasurement } from "../stream/measure_scan.ts";
import type { Readings } from "./readings.ts";
import type { FeatureRecord, NamedArray } from "./recipe_outcome.ts";

/** Feature pixels and what is recorded of them. */
export interface FoundFeatures {
  /** Indices of the feature pixels, in row order. */
  readonly pixels: Uint32Array<ArrayBuffer>;
  /** Indices of the annulus' pixels. */
  readonly annulusPixels: Uint32Array;
  /** Figures. */
  readonly record: FeatureRecord;
  /** Maps. */
  readonly arrays: readonly NamedArray[];
}

/**
 * From the deviations to the feature pixels (recipe, steps 5 to 8).
 *
 * @throws {InputError} where nothing varies or no pixel passes
 */
export function findFeatures(
  { nested, pooled }: Pick<ScanMeasurement, "nested" | "pooled">,
  { detector, readings }: {
    readonly detector: ScanShape["detector"];
    readonly readings: Readings;
  },
): FoundFeatures {
  // The prose's deviation says whether there is anything to see at all: a
  // nested deviation of rounding errors would be as good as noise.
  if (pooled.every((value) => value === 0)) {
    throw new InputError(
      "Cannot choose features as all patterns are the same: no detector pixel varies over the scan. " +
        "Check that the file holds the measured patterns",
    );
  }
  const logStd = logStdMap(readings.std === "nested" ? nested : pooled);
  const [middleY, middleX] = detectorMiddle(detector);
  // The code centres the annulus between the pixels (recipe, step 3).
  const centre = readings.centres === "one"
    ? [middleY, middleX] as const
    : [detector[0] / 2 - 0.5, detector[1] / 2 - 0.5] as const;
  const [inner, outer] = readings.annulus;
  const annulusPixels = ringPixels(detector, { centre, inner, outer });
  const { mask, pixels, threshold, maximum } = featureMask(logStd, {
    annulus: annulusPixels,
    threshold: readings.threshold,
  });
  const masked = new Float32Array(logStd.length);
  for (const pixel of annulusPixels) masked[pixel] = logStd[pixel];

  const scale = Math.min(...detector) / PUBLISHED.shape.detector[0];
  const radii = PUBLISHED.features.medians.course.map(([radius]) =>
    radius * scale
  );
  const size = Math.floor(Math.min(...detector) / 2);
  const map = (
    name: string,
    data: Float32Array | Uint8Array,
    about: string,
  ): NamedArray => ({
    name,
    data,
    shape: detector,
    about,
  });
  return {
    pixels,
    annulusPixels,
    record: {
      annulus: readings.annulus,
      annulusPixels: annulusPixels.length,
      threshold,
      maximum,
      count: pixels.length,
      medians: radialMedians(logStd, { detector, centre, radii }),
    },
    arrays: [
      map(
        "log_std",
        logStd,
        `log(deviation + 1) of each detector pixel, ${readings.std} deviation`,
      ),
      map(
        "log_std_pooled",
        logStdMap(pooled),
        "log(deviation + 1) over all positions",
      ),
      map("log_std_masked", masked, "log_std inside the annulus, 0 outside"),
      map("feature_mask", mask, "1 where a detector pixel is a feature"),
      {
        name: "r_theta",
        data: polarMap(masked, { detector, centre, radii: size, angles: 360 }),
        shape: [size, 360],
        about:
          "log_std_masked along radial lines [radius in px][degrees counter-clockwise from +x]",
      },
    ],
  };
}
