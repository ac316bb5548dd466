/**
 * Number of clusters at the elbow of the sums of squares: the one that lies
 * farthest below the chord from the first sum to the last, both axes scaled to
 * 1 (Satopaa et al. 2011, "Kneedle", without smoothing). NaN with fewer than
 * three sums, where one is not finite, or where they do not fall.
 *
 * @param sums sums of squared distances to the centres, for 1, 2, ... clusters
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { elbow } from "./elbow.ts";
 *
 * equal(elbow([10, 9, 3, 2.5, 2]), 3);
 * ```
 */
export function elbow(sums: readonly number[]): number {
  const last = sums.length - 1;
  const fall = sums[0] - sums[last];
  if (last < 2 || !sums.every(Number.isFinite) || !(fall > 0)) return NaN;
  let best = 0;
  let farthest = -Infinity;
  sums.forEach((sum, i) => {
    const below = (sums[0] - sum) / fall - i / last;
    if (below > farthest) [best, farthest] = [i, below];
  });
  return best + 1;
}
