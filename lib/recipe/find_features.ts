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
 * Intensities that the recipe works on, in the scan's units. Above the largest,
 * a pixel's root mean square, squared distances overflow single precision.
 * Below the least, the largest deviation of a pixel, `log(deviation + 1)` and
 * the 1e-6 that standardising adds to deviations, both the published code's,
 * would swamp what there is to see.
 */
export const INTENSITIES = { leastDeviation: 1e-4, largest: 1e15 };

/**
 * From the deviations to the feature pixels (recipe, steps 5 to 8).
 *
 * @throws {InputError} where nothing varies, intensities are too large or too
 * small to compute with, or no pixel passes
 */
export function findFeatures(
  { mean, nested, pooled }: Pick<
    ScanMeasurement,
    "mean" | "nested" | "pooled"
  >,
  { detector, readings }: {
    readonly detector: ScanShape["detector"];
    readonly readings: Readings;
  },
): FoundFeatures {
  checkIntensities({ mean, pooled }, readings.clampBelow);
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

/** Says why there is nothing to see, or nothing to compute with. */
function checkIntensities(
  { mean, pooled }: Pick<ScanMeasurement, "mean" | "pooled">,
  clampBelow: number | null,
): void {
  let [deviation, intensity] = [0, 0];
  mean.forEach((value, pixel) => {
    deviation = Math.max(deviation, pooled[pixel]);
    intensity = Math.max(intensity, Math.hypot(value, pooled[pixel]));
  });
  const scale = "Scale the values, for example to counts, and save them anew";
  // NaN, where float32's squares overflowed on an adapter, must not pass.
  if (!(intensity <= INTENSITIES.largest)) {
    throw new InputError(
      `Cannot analyse intensities of ${
        Number.isFinite(intensity)
          ? intensity.toPrecision(3)
          : "more than float32 holds"
      } as they must be at most ${INTENSITIES.largest.toExponential()}: their squares overflow single precision. ${scale}`,
    );
  }
  // The prose's deviation says whether there is anything to see at all: a
  // nested deviation of rounding errors would be as good as noise.
  if (deviation === 0) {
    const clamped = clampBelow !== null && mean.every((v) => v === clampBelow);
    throw new InputError(
      "Cannot choose features as all patterns are the same: no detector pixel varies over the scan. " +
        (clamped
          ? `Every value is at most ${clampBelow}, which the published clamp raises it to: give --clamp none`
          : "Check that the file holds the measured patterns"),
    );
  }
  if (deviation < INTENSITIES.leastDeviation) {
    throw new InputError(
      `Cannot choose features as no detector pixel deviates by more than ${
        deviation.toPrecision(3)
      } over the scan: it must be ${INTENSITIES.leastDeviation} or more for log(deviation + 1) to tell anything. ${scale}`,
    );
  }
}
