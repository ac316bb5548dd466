import type { Neighbours } from "../neighbours.ts";

/** How near the sum of memberships must come to its target. */
const TOLERANCE = 1e-5;
/** Halvings and doublings of a width at most. */
const ITERATIONS = 64;
/** No width is less than this share of the mean distance. */
const LEAST_WIDTH = 1e-3;

/** Scale of every point's neighbourhood. */
export interface SmoothDistances {
  /** Distance to the nearest neighbour that is not at the same place, or 0. */
  readonly nearest: Float32Array<ArrayBuffer>;
  /** Width of the exponential with which membership falls off beyond it. */
  readonly widths: Float32Array<ArrayBuffer>;
}

/**
 * UMAP's rho and sigma of every point: `nearest` is the distance to the first
 * neighbour that is not at the same place, and `widths` is such that the
 * memberships `exp(-(distance - nearest) / width)` of the other neighbours sum
 * to log2(count) (McInnes, Healy and Melville 2018; the bisection, its
 * tolerance and its least width are those of umap-learn 0.5).
 */
export function smoothKnnDistances(
  { count, distances }: Neighbours,
): SmoothDistances {
  const points = distances.length / count;
  const target = Math.log2(count);
  const nearest = new Float32Array(points);
  const widths = new Float32Array(points);
  const mean = (first: number, end: number) => {
    let sum = 0;
    for (let i = first; i < end; i++) sum += distances[i];
    return sum / Math.max(1, end - first);
  };
  const meanOfAll = mean(0, distances.length);
  for (let point = 0; point < points; point++) {
    const first = point * count;
    const end = first + count;
    let rho = 0;
    for (let i = first; i < end && rho === 0; i++) rho = distances[i];
    let low = 0;
    let high = Infinity;
    let width = 1;
    for (let iteration = 0; iteration < ITERATIONS; iteration++) {
      let sum = 0;
      // The first neighbour is the point itself.
      for (let i = first + 1; i < end; i++) {
        const beyond = distances[i] - rho;
        sum += beyond > 0 ? Math.exp(-beyond / width) : 1;
      }
      if (Math.abs(sum - target) < TOLERANCE) break;
      if (sum > target) high = width;
      else low = width;
      width = high === Infinity ? 2 * width : (low + high) / 2;
    }
    nearest[point] = rho;
    widths[point] = Math.max(
      width,
      LEAST_WIDTH * (rho > 0 ? mean(first, end) : meanOfAll),
    );
  }
  return { nearest, widths };
}
