import { detectorMiddle } from "../align/detector_middle.ts";
import { kmeans } from "../cluster/kmeans.ts";
import type { Partition } from "../cluster/partition.ts";
import type { Engine } from "../compute/engine.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { angularVariance } from "../lattice/angular_variance.ts";
import { InputError } from "../scan/input_error.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { Readings } from "./readings.ts";

/** How a set of positions is divided. */
export interface DivideOptions {
  /** Number of clusters. */
  readonly k: number;
  /** Algorithm and its starts. */
  readonly readings: Pick<Readings, "kmeans" | "restarts">;
  /** Seed. */
  readonly seed: number;
  /** Called as starts are done. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Makes sure that there are as many positions as clusters are wanted.
 *
 * @param what what is divided, for example "the flake"
 * @param parts what it is divided into, for example "materials"
 * @throws {InputError} where there are fewer
 */
export function checkDivisible(
  rows: Uint32Array,
  k: number,
  { what, parts, positions }: {
    readonly what: string;
    readonly parts: string;
    readonly positions: number;
  },
): void {
  if (rows.length >= k) return;
  throw new InputError(
    `Cannot divide ${what} into ${k} ${parts} as it holds ${rows.length} of ${positions} scan positions: ` +
      "a position or pixel far brighter than all others takes a cluster for itself; mend it, or give smaller numbers with --k",
  );
}

/** Divides some rows of the features (recipe, step 10). */
export function divide(
  matrix: FeatureMatrix,
  engine: Pick<Engine, "gpu" | "pool">,
  { rows, k, readings, seed, onProgress }: DivideOptions & {
    readonly rows: Uint32Array;
  },
): Promise<Partition> {
  return kmeans(
    { values: matrix.values, features: matrix.features, rows },
    engine.pool,
    {
      gpu: engine.gpu,
      k,
      seed,
      algorithm: readings.kmeans,
      ...(readings.restarts && { restarts: readings.restarts }),
      onProgress,
    },
  );
}

/**
 * Level 1: parts the flake from its support. The support is the cluster whose
 * mean varies least along rings, since it is amorphous; it gets label 0, the
 * others 1, 2, ... with rising variance. A single cluster is all flake.
 */
export async function divideFlake(
  matrix: FeatureMatrix,
  engine: Pick<Engine, "gpu" | "pool">,
  options: DivideOptions & {
    readonly detector: ScanShape["detector"];
    readonly pixels: Uint32Array;
  },
): Promise<Int8Array<ArrayBuffer>> {
  const { detector, pixels, k } = options;
  const rows = Uint32Array.from({ length: matrix.positions }, (_, i) => i);
  const { labels, centres } = await divide(matrix, engine, {
    ...options,
    rows,
  });
  const centre = detectorMiddle(detector);
  const variances = Array.from(
    { length: k },
    (_, cluster) =>
      angularVariance(
        centres.subarray(
          cluster * matrix.features,
          (cluster + 1) * matrix.features,
        ),
        {
          detector,
          pixels,
          centre,
        },
      ),
  );
  const order = variances.map((_, cluster) => cluster).sort((a, b) =>
    variances[a] - variances[b]
  );
  const labelOf = order.map((_, cluster) =>
    order.indexOf(cluster) + (k === 1 ? 1 : 0)
  );
  return Int8Array.from(labels, (cluster) => labelOf[cluster]);
}
