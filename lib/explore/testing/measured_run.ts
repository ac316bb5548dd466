import type { Engine } from "../../compute/engine.ts";
import { darkFieldPixels } from "../../features/dark_field_pixels.ts";
import type { ReportRun } from "../../report/report_run.ts";
import { madeUpRun } from "../../report/testing/made_up_run.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { measureScan } from "../../stream/measure_scan.ts";

/**
 * A run of a scan whose dark field, shifts and mean pattern are measured and
 * whose other arrays are made up: what the explorer needs, in a second. The
 * scan and its detector must be square.
 */
export async function measuredRun(
  source: ScanSource,
  engine: Engine,
): Promise<ReportRun> {
  const { scan, detector } = source.shape;
  const made = madeUpRun({ scan: scan[0], detector: detector[0] });
  const adf = [detector[0] / 4, detector[0] / 2] as const;
  const measured = await measureScan(source, engine, {
    clampBelow: 1,
    alignmentPasses: 1,
    adfPixels: darkFieldPixels(detector, adf),
  });
  const arrays = new Map(made.arrays);
  arrays.set("adf", { shape: scan, data: measured.adf });
  arrays.set("shifts", { shape: [...scan, 2], data: measured.shifts });
  arrays.set("mean_pattern", {
    shape: detector,
    data: Float32Array.from(measured.mean),
  });
  return {
    ...made,
    arrays,
    result: {
      ...made.result,
      scale: null,
      command: ["--seed", "5"],
      readings: { ...made.result.readings, clampBelow: 1, adf },
      input: {
        name: source.name,
        shape: source.shape,
        dtype: source.dtype,
        calibration: source.calibration,
        valuesSha256: measured.valuesSha256,
        identity: await source.identify(),
      },
    },
  };
}
