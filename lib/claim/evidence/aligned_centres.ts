import { centreOfMass } from "../../align/centre_of_mass.ts";
import { probeDisc } from "../../align/probe_disc.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import type { OnProgress } from "../../scan/progress.ts";
import {
  alignedPatterns,
  type AlignedPatternsOptions,
} from "./aligned_patterns.ts";
import type { AlignedCentres } from "./evidence_record.ts";
import { sampleRows } from "./sample_rows.ts";

/** Which positions are looked at. */
export interface AlignedCentresOptions extends AlignedPatternsOptions {
  /** Seed of the sample. */
  readonly seed: number;
  /** Positions at most; default 500. */
  readonly sample?: number;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Spread of the patterns' centres of mass before and after alignment, over a
 * seeded sample of positions; taken in the disc that the alignment uses.
 *
 * @throws {InputError} where the scan can't be read
 */
export async function alignedCentres(
  source: ScanSource,
  options: AlignedCentresOptions,
): Promise<AlignedCentres> {
  const { seed, sample = 500, onProgress } = options;
  const { scan, detector } = source.shape;
  const disc = probeDisc(detector);
  const positions = sampleRows(
    Uint32Array.from({ length: scan[0] * scan[1] }, (_, i) => i),
    { most: sample, seed, name: "aligned centres" },
  );
  const before: [number, number][] = [];
  const after: [number, number][] = [];
  for (const position of positions) {
    const [{ stored, aligned }] = await alignedPatterns(
      source,
      { position, count: 1 },
      options,
    );
    before.push(centreOfMass(stored, 0, disc));
    after.push(centreOfMass(aligned, 0, disc));
    onProgress?.({ done: after.length, total: positions.length });
  }
  return {
    positions: positions.length,
    before: [deviation(before, 0), deviation(before, 1)],
    after: [deviation(after, 0), deviation(after, 1)],
  };
}

function deviation(
  centres: readonly (readonly [number, number])[],
  axis: 0 | 1,
): number {
  const mean = centres.reduce((sum, centre) => sum + centre[axis], 0) /
    centres.length;
  return Math.sqrt(
    centres.reduce((sum, centre) => sum + (centre[axis] - mean) ** 2, 0) /
      centres.length,
  );
}
