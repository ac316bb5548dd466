import { deepStrictEqual, ok } from "node:assert/strict";
import reference from "../../fixtures/numpy/reference.json" with {
  type: "json",
};
import { testOnEngines } from "../compute/test_on_engines.ts";
import { darkFieldPixels } from "../features/dark_field_pixels.ts";
import { featureMask } from "../features/feature_mask.ts";
import { logStdMap } from "../features/log_std_map.ts";
import { ringPixels } from "../features/ring_pixels.ts";
import { arrayScan } from "../scan/array_scan.ts";
import { measureScan } from "./measure_scan.ts";

const SHAPE = { scan: [4, 5], detector: [20, 19] } as const;

function near(
  ours: ArrayLike<number>,
  theirs: readonly number[],
  tolerance: number,
  what: string,
) {
  theirs.forEach((value, i) =>
    ok(
      Math.abs(ours[i] - value) < tolerance,
      `${what} ${i}: ${ours[i]}, ${value}`,
    )
  );
}

testOnEngines(
  "alignment, dark field, deviations and features are those of NumPy and SciPy",
  async (engine) => {
    const source = arrayScan(reference.cube, { shape: SHAPE });
    const measurement = await measureScan(source, engine, {
      clampBelow: 1,
      alignmentPasses: 1,
      adfPixels: darkFieldPixels(SHAPE.detector),
    });
    // float32 sums of some 30 pixels of up to 930; the shift's error times the
    // probe's gradient of 400 a pixel is what the deviations see.
    near(measurement.shifts, reference.shifts, 2e-6, "shift");
    near(measurement.adf, reference.adf, 0.01, "ADF");
    const nested = logStdMap(measurement.nested);
    near(nested, reference.log_std, 1e-3, "nested log-STD");
    near(
      logStdMap(measurement.pooled),
      reference.log_std_pooled,
      1e-4,
      "pooled log-STD",
    );

    const annulus = ringPixels(SHAPE.detector, {
      centre: [SHAPE.detector[0] / 2 - 0.5, SHAPE.detector[1] / 2 - 0.5],
      inner: reference.annulus[0],
      outer: reference.annulus[1],
    });
    const byValue = featureMask(nested, {
      annulus,
      threshold: { by: "value", factor: 0.3 },
    });
    deepStrictEqual([...byValue.pixels], reference.features);
    const top = featureMask(nested, {
      annulus,
      threshold: { by: "percentile", share: 0.3 },
    });
    deepStrictEqual([...top.pixels], reference.features_percentile);
  },
);
