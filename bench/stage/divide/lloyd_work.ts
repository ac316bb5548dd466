import type { StageWork } from "../bench_stage.ts";

/** Starts of Lloyd's algorithm in the recipe. */
const RESTARTS = 10;

/**
 * Least work of k-means with ten starts: at least two rounds each, since only
 * the second can find that nothing changes. A round takes the products of all
 * points with all centres, and between the two the points are summed to new
 * centres. Features in, a label a point out.
 */
export function lloydWork(
  { points, features, k }: {
    readonly points: number;
    readonly features: number;
    readonly k: number;
  },
): StageWork {
  return {
    bytes: points * (4 * features + 1),
    flops: RESTARTS * points * features * (2 * 2 * k + 1),
  };
}
