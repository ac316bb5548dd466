import { RandomStream } from "../../random/random_stream.ts";
import type { KmeansPoints } from "../kmeans_points.ts";

/** Sizes of `randomPoints`. */
export interface RandomPointsOptions {
  readonly count: number;
  readonly features: number;
  readonly seed: number;
}

/** Points without clusters, far from the origin, every other row of a matrix in shared memory. */
export function randomPoints(
  { count, features, seed }: RandomPointsOptions,
): KmeansPoints {
  const random = new RandomStream(seed, "points");
  const values = new Float32Array(
    new SharedArrayBuffer(2 * count * features * 4),
  );
  for (let i = 0; i < values.length; i++) values[i] = 50 + random.normal();
  return {
    values,
    features,
    rows: Uint32Array.from({ length: count }, (_, i) => 2 * i),
  };
}
