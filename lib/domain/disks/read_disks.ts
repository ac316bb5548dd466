import type { Engine } from "../../compute/engine.ts";
import { fitHexagonalLattice } from "../../lattice/fit_hexagonal_lattice.ts";
import { InputError } from "../../scan/input_error.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import type { ReadOptions } from "../../stream/read_options.ts";
import { choleskyFactor } from "../positions/cholesky_factor.ts";
import { DISK_QUANTITIES, type DiskModel, diskModel } from "./disk_model.ts";
import type { Neighbourhood } from "../positions/neighbourhood.ts";
import { noiseCovariance } from "../positions/noise_covariance.ts";
import { projectPatterns } from "./project_patterns.ts";
import { solveLower } from "../positions/solve_lower.ts";

/** What is read off the disks of every pattern. */
export interface ReadDisksOptions extends ReadOptions {
  /** Mean aligned pattern of the positions that the reading is made for. */
  readonly mean: Float32Array;
  /** Name of those positions in messages, for example "the flake". */
  readonly subject: string;
  /** Wanted quantities of the model. */
  readonly quantities: readonly (typeof DISK_QUANTITIES[number])[];
  /** Displacement of each pattern, [position][y, x], pixels, from `measureScan`. */
  readonly shifts: Float32Array;
  /** Radii between which both rings of disks lie, detector pixels. */
  readonly annulus: readonly [inner: number, outer: number];
  /** Detector pixels that count. */
  readonly pixels: Uint32Array;
  /** Every scan position with its neighbours. */
  readonly neighbourhood: Neighbourhood;
  /** Called as positions are done. */
  readonly onProgress?: OnProgress | undefined;
}

/** The disks of every pattern as the mean pattern's model reads them. */
export interface DiskReading {
  /** The quantities in units of their noise, [position][quantity]: the noise's covariance is the identity. */
  readonly values: Float64Array<ArrayBuffer>;
  /** The model. */
  readonly model: DiskModel;
}

/**
 * Fits the disks of a mean pattern, reads the same disks off every pattern in
 * one pass over the scan, and expresses them in units of their noise, which
 * neighbouring positions tell.
 *
 * @throws {InputError} where the mean pattern shows no hexagonal lattice, or the scan can't be read
 */
export async function readDisks(
  source: ScanSource,
  engine: Engine,
  options: ReadDisksOptions,
): Promise<DiskReading> {
  const { mean, subject, quantities, pixels, annulus, ...rest } = options;
  const { neighbourhood, ...project } = rest;
  const { detector } = source.shape;
  const lattice = fitHexagonalLattice(mean, { detector, annulus });
  if (lattice === null) {
    throw new InputError(
      `Cannot find domains by their disks as the mean pattern of ${subject} shows no hexagonal lattice ` +
        `with both rings between ${annulus[0]} and ${
          annulus[1]
        } px: give the annulus that holds them`,
    );
  }
  const model = diskModel(mean, { detector, pixels, lattice });
  const dimensions = quantities.length;
  const weights = new Float64Array(dimensions * pixels.length);
  quantities.forEach((quantity, i) => {
    const start = DISK_QUANTITIES.indexOf(quantity) * pixels.length;
    weights.set(
      model.weights.subarray(start, start + pixels.length),
      i * pixels.length,
    );
  });
  const raw = await projectPatterns(source, engine, {
    ...project,
    pixels,
    weights,
  });
  const lower = choleskyFactor(
    noiseCovariance(raw, { dimensions, neighbourhood }),
  );
  const values = new Float64Array(raw.length);
  for (let start = 0; start < raw.length; start += dimensions) {
    values.set(
      solveLower(lower, raw.subarray(start, start + dimensions)),
      start,
    );
  }
  return { values, model };
}
