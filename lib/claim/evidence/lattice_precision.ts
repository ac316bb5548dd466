import { fitHexagonalLattice } from "../../lattice/fit_hexagonal_lattice.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import {
  alignedPatterns,
  type AlignedPatternsOptions,
} from "./aligned_patterns.ts";
import type { LatticePrecision } from "./evidence_record.ts";
import { latticeBound, type LatticeBoundOptions } from "./lattice_bound.ts";
import { sampleRows } from "./sample_rows.ts";

/** Which material is looked at. */
export interface LatticePrecisionOptions extends AlignedPatternsOptions {
  /** Name of the material. */
  readonly material: string;
  /** Label of each position. */
  readonly labels: Int8Array;
  /** The material's label. */
  readonly label: number;
  /** Radii of the annulus, pixels. */
  readonly annulus: readonly [inner: number, outer: number];
  /** The material's mean pattern and its lattice; null where none was found. */
  readonly mean: Float32Array;
  readonly lattice: LatticeBoundOptions["lattice"] | null;
  /** Detector units for an electron; null where not known. */
  readonly gain: number | null;
  /** Seed of the sample. */
  readonly seed: number;
  /** Pairs at most; default 120. */
  readonly sample?: number;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Scatter of the lattice fitted to single patterns of one material, from
 * seeded pairs of neighbours in a scan row: their differences leave out the
 * strain, which changes slowly.
 *
 * @throws {InputError} where the scan can't be read
 */
export async function latticePrecision(
  source: ScanSource,
  options: LatticePrecisionOptions,
): Promise<LatticePrecision> {
  const { material, labels, label, mean, lattice, gain } = options;
  const { annulus, seed, sample = 120, onProgress } = options;
  const { scan: [, columns], detector } = source.shape;
  const firsts: number[] = [];
  labels.forEach((of, position) => {
    if (position % columns + 1 === columns) return;
    if (of === label && labels[position + 1] === label) firsts.push(position);
  });
  const pairs = sampleRows(Uint32Array.from(firsts), {
    most: sample,
    seed,
    name: "lattice precision",
  });
  const differences: number[] = [];
  let done = 0;
  for (const position of pairs) {
    const [a, b] = (await alignedPatterns(
      source,
      { position, count: 2 },
      options,
    )).map(({ aligned }) => scaleOf(aligned, { detector, annulus }));
    if (a !== null && b !== null) {
      differences.push(2 * Math.abs(a - b) / (a + b));
    }
    onProgress?.({ done: ++done, total: pairs.length });
  }
  differences.sort((a, b) => a - b);
  // Half of normal numbers lie within 0.6745 deviations; a difference has two.
  const spread = 1.4826 * differences[differences.length >> 1] / Math.SQRT2;
  const bound = lattice === null || gain === null
    ? null
    : latticeBound(mean, { detector, annulus, lattice, gain });
  return {
    material,
    pairs: pairs.length,
    fitted: differences.length,
    spread: differences.length > 0 ? spread : null,
    bound: bound !== null && Number.isFinite(bound) ? bound : null,
  };
}

/** First ring's radius by least squares over both rings; the second lies at root 3 of it. */
function scaleOf(
  pattern: Float32Array,
  options: Pick<LatticeBoundOptions, "detector" | "annulus">,
): number | null {
  const lattice = fitHexagonalLattice(pattern, options);
  return lattice &&
    (lattice.firstRing + Math.sqrt(3) * lattice.secondRing) / 4;
}
