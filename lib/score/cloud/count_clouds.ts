/** When points belong together. */
export interface CountCloudsOptions {
  /** Dimensions of a point. */
  readonly dimensions: number;
  /**
   * Two points are linked where their distance is at most this many times the
   * median distance of a point to the nearest one elsewhere.
   */
  readonly reach: number;
  /** Share of all points that a cloud must hold to count. */
  readonly leastShare: number;
}

/**
 * Number of large clouds that points form: chains of points near to one another
 * (single linkage), cut at a distance that the points' own spacing sets. NaN
 * with fewer than two points or where a coordinate is not finite.
 *
 * @param points [point][dimension]
 */
export function countClouds(
  points: ArrayLike<number>,
  { dimensions, reach, leastShare }: CountCloudsOptions,
): number {
  const count = points.length / dimensions;
  if (count < 2) return NaN;
  for (let i = 0; i < points.length; i++) {
    if (!Number.isFinite(points[i])) return NaN;
  }
  const square = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < dimensions; i++) {
      sum += (points[a * dimensions + i] - points[b * dimensions + i]) ** 2;
    }
    return sum;
  };
  const nearest = new Float64Array(count).fill(Infinity);
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const distance = square(a, b);
      // Points in one place say nothing of the spacing.
      if (distance === 0) continue;
      if (distance < nearest[a]) nearest[a] = distance;
      if (distance < nearest[b]) nearest[b] = distance;
    }
  }
  const limit = nearest.slice().sort()[count >> 1] * reach ** 2;

  // Flood from one point after the other.
  const cloud = new Int32Array(count).fill(-1);
  let large = 0;
  for (let seed = 0; seed < count; seed++) {
    if (cloud[seed] >= 0) continue;
    const found = [seed];
    cloud[seed] = seed;
    for (let i = 0; i < found.length; i++) {
      for (let other = 0; other < count; other++) {
        if (cloud[other] < 0 && square(found[i], other) <= limit) {
          cloud[other] = seed;
          found.push(other);
        }
      }
    }
    if (found.length >= leastShare * count) large++;
  }
  return large;
}
