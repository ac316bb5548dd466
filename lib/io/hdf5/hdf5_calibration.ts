import type { Calibration } from "../../scan/calibration.ts";
import type { Hdf5File } from "../hdf5_file/hdf5_file.ts";
import { unitFactor } from "./unit_factor.ts";

/** How far one of several equal steps may be off, relative: rounding, no more. */
const tolerance = 1e-3;

/** Distance between neighbouring pixels along an axis. */
interface Step {
  readonly size: number;
  readonly unit: string;
}

/**
 * Pixel sizes that a file plainly states for a dataset with four axes, in the
 * manner of HyperSpy (groups `axis-0` ... beside the dataset, with attributes
 * `scale` and `units`) or of EMD, so of py4DSTEM and NCEM (vectors `dim0` ... or
 * `dim1` ... beside the dataset, with an attribute `units`).
 *
 * Left out is what is not stated, not a length (pixels, mrad), or not the same
 * along rows and columns within 0.1 %.
 */
export function hdf5Calibration(file: Hdf5File, path: string): Calibration {
  const group = path.slice(0, path.lastIndexOf("/"));
  const steps = hyperspySteps(file, group) ?? emdSteps(file, group);
  if (steps === undefined) return {};
  const [y, x, ky, kx] = steps;
  const scanStepNm = common(y, x, "nm");
  const detectorPixelPerAngstrom = common(ky, kx, "1/Å");
  return {
    ...(scanStepNm !== undefined && { scanStepNm }),
    ...(detectorPixelPerAngstrom !== undefined && { detectorPixelPerAngstrom }),
  };
}

type Steps = readonly (Step | undefined)[];

function hyperspySteps(file: Hdf5File, group: string): Steps | undefined {
  const paths = [0, 1, 2, 3].map((axis) => `${group}/axis-${axis}`);
  if (!paths.every((path) => file.link(path).kind === "group")) {
    return undefined;
  }
  return paths.map((path) =>
    step(file.attribute(path, "scale"), file.attribute(path, "units"))
  );
}

function emdSteps(file: Hdf5File, group: string): Steps | undefined {
  for (const axes of [[0, 1, 2, 3], [1, 2, 3, 4]]) {
    const paths = axes.map((axis) => `${group}/dim${axis}`);
    if (paths.every((path) => file.link(path).kind === "dataset")) {
      return paths.map((path) =>
        step(vectorStep(file, path), file.attribute(path, "units"))
      );
    }
  }
  return undefined;
}

/** First step of a vector of positions, if all of its steps are the same. */
function vectorStep(file: Hdf5File, path: string): number[] | undefined {
  const positions = file.vector(path);
  // EMD 1.0 shortens even vectors to their first two positions.
  if (positions === undefined || positions.length < 2) return undefined;
  const first = positions[1] - positions[0];
  for (let i = 2; i < positions.length; i++) {
    if (!near(positions[i] - positions[i - 1], first)) return undefined;
  }
  const span = positions[positions.length - 1] - positions[0];
  return [span / (positions.length - 1)];
}

/** A step from the one size and the one unit that are stated, if so. */
function step(
  sizes: readonly unknown[] | undefined,
  units: readonly unknown[] | undefined,
): Step | undefined {
  if (sizes?.length !== 1 || units?.length !== 1) return undefined;
  const [size, unit] = [sizes[0], units[0]];
  if (typeof size !== "number" || typeof unit !== "string") return undefined;
  return size > 0 && Number.isFinite(size) ? { size, unit } : undefined;
}

function common(
  rows: Step | undefined,
  columns: Step | undefined,
  wanted: "nm" | "1/Å",
): number | undefined {
  if (rows === undefined || columns === undefined) return undefined;
  const rowFactor = unitFactor(rows.unit, wanted);
  const columnFactor = unitFactor(columns.unit, wanted);
  if (rowFactor === undefined || columnFactor === undefined) return undefined;
  const row = rows.size * rowFactor;
  const column = columns.size * columnFactor;
  const mean = (row + column) / 2;
  // Sizes at the ends of what a float64 holds are none.
  return near(row, column) && mean > 0 && Number.isFinite(mean)
    ? mean
    : undefined;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.abs(b);
}
