import { kmeans } from "../../cluster/kmeans.ts";
import type { Engine } from "../../compute/engine.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import { fitHexagonalLattice } from "../../lattice/fit_hexagonal_lattice.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import {
  meanPatterns,
  type MeanPatternsOptions,
} from "../../stream/mean_patterns.ts";
import type { TwoClusters } from "./evidence_record.ts";

/** What is divided. */
export interface TwoClustersOptions
  extends Omit<MeanPatternsOptions, "labelMaps"> {
  /** Name of the material. */
  readonly material: string;
  /** Its positions. */
  readonly rows: Uint32Array;
  /** Features of all positions. */
  readonly matrix: FeatureMatrix;
  /** Radii of the annulus, pixels. */
  readonly annulus: readonly [inner: number, outer: number];
  /** Seed. */
  readonly seed: number;
}

/**
 * Divides a material in two by Lloyd's k-means with ten starts and measures the
 * angle between the lattices of the two mean patterns.
 *
 * @throws {InputError} where the scan can't be read
 */
export async function twoClusters(
  source: ScanSource,
  engine: Engine,
  options: TwoClustersOptions,
): Promise<TwoClusters> {
  const { material, rows, matrix, annulus, seed } = options;
  if (rows.length < 2) return { material, positions: [], rotation: null };
  const { detector } = source.shape;
  const { labels } = await kmeans(
    { values: matrix.values, features: matrix.features, rows },
    engine.pool,
    { gpu: engine.gpu, k: 2, seed },
  );
  const map = new Int8Array(matrix.positions);
  rows.forEach((position, i) => map[position] = 1 + labels[i]);
  const [means] = await meanPatterns(source, engine, {
    ...options,
    labelMaps: [map],
  });
  const pixels = detector[0] * detector[1];
  const [a, b] = [1, 2].map((label) =>
    fitHexagonalLattice(means.subarray(label * pixels, (label + 1) * pixels), {
      detector,
      annulus,
    })
  );
  const turn = a && b
    ? Math.abs(((a.rotation - b.rotation + 90) % 60 + 60) % 60 - 30)
    : null;
  const first = labels.reduce((sum, label) => sum + (label === 0 ? 1 : 0), 0);
  return {
    material,
    positions: [first, labels.length - first].sort((a, b) => b - a),
    rotation: turn,
  };
}
