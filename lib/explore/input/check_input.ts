import { shiftPattern } from "../../align/shift_pattern.ts";
import { darkFieldPixels } from "../../features/dark_field_pixels.ts";
import { sumPixels } from "../../features/sum_pixels.ts";
import type { ReportRun } from "../../report/report_run.ts";
import { InputError } from "../../scan/input_error.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { runReadings } from "./run_readings.ts";

/** Positions whose dark field is compared, spread over the scan. */
const POSITIONS = 16;

/**
 * Share by which a dark field may differ: float32 sums in another order, and
 * the bilinear weights of another engine.
 */
const TOLERANCE = 1e-4;

/**
 * Makes sure, at little cost, that a scan is the one a run was made of: its
 * sizes, the type of its values, and the dark field of some positions, which
 * must be the run's. Whatever else lies in the scan is not looked at.
 *
 * @returns what was checked, as sentences
 * @throws {InputError} where something differs, or a pattern cannot be read
 */
export async function checkInput(
  run: ReportRun,
  source: ScanSource,
): Promise<string[]> {
  const { input } = run.result;
  const refuse = (what: string, wanted: string, given: string) =>
    new InputError(
      `Cannot use ${source.name} as the input of this run as its ${what} is ${given} where the run's is ${wanted}: give the run's own file with --file`,
    );
  const sizes = ({ scan, detector }: ScanSource["shape"]) =>
    `${scan.join(" x ")} positions of ${detector.join(" x ")} pixels`;
  if (sizes(source.shape) !== sizes(input.shape)) {
    throw refuse("shape", sizes(input.shape), sizes(source.shape));
  }
  if (source.dtype !== input.dtype) {
    throw refuse("type of values", input.dtype, source.dtype);
  }
  const checks = [
    `Sizes (${sizes(input.shape)}) and type of values (${input.dtype}) agree.`,
  ];
  const { clampBelow, adf: radii } = runReadings(run.result);
  const [adf, shifts] = [run.arrays.get("adf"), run.arrays.get("shifts")];
  if (adf === undefined || shifts === undefined || radii === undefined) {
    checks.push(
      "The run folder holds no dark field and shifts to compare patterns with.",
    );
    return checks;
  }
  const { scan: [rows, columns], detector } = input.shape;
  const ring = darkFieldPixels(detector, radii);
  const aligned = new Float32Array(detector[0] * detector[1]);
  const count = Math.min(POSITIONS, rows * columns);
  for (let i = 0; i < count; i++) {
    const position = Math.floor((i + 0.5) * rows * columns / count);
    const [y, x] = [Math.floor(position / columns), position % columns];
    const pattern = await source.read({ y0: y, y1: y + 1, x0: x, x1: x + 1 });
    if (clampBelow !== null) {
      for (let pixel = 0; pixel < pattern.length; pixel++) {
        pattern[pixel] = Math.max(pattern[pixel], clampBelow);
      }
    }
    shiftPattern(pattern, aligned, {
      detector,
      dy: shifts.data[2 * position],
      dx: shifts.data[2 * position + 1],
    });
    const [ours, theirs] = [sumPixels(aligned, ring), adf.data[position]];
    // NaN must not pass.
    if (!(Math.abs(ours - theirs) <= TOLERANCE * Math.abs(theirs))) {
      throw refuse(
        `dark field at row ${y}, column ${x}`,
        String(theirs),
        String(ours),
      );
    }
  }
  checks.push(
    `The dark field of ${count} positions spread over the scan agrees with the run's; the other positions were not compared.`,
  );
  return checks;
}
