/** Points whose partition is judged. */
export interface SilhouetteOptions {
  /** Dimensions of a point. */
  readonly dimensions: number;
  /** Cluster of each point. */
  readonly labels: ArrayLike<number>;
}

/**
 * Mean silhouette of a partition by Euclidean distance (Rousseeuw 1987): near 1
 * where clusters are compact and apart, 0 where they touch, negative where
 * points lie nearer to another cluster. A point alone in its cluster counts 0,
 * as in scikit-learn. NaN with fewer than two clusters or where a coordinate is
 * not finite. Takes time for all pairs, so sample large sets.
 *
 * @param points [point][dimension]
 */
export function silhouette(
  points: ArrayLike<number>,
  { dimensions, labels }: SilhouetteOptions,
): number {
  const count = labels.length;
  const names = [...new Set(Array.from(labels))];
  if (names.length < 2) return NaN;
  const cluster = Array.from(labels, (label) => names.indexOf(label));
  const sizes = new Float64Array(names.length);
  for (const of of cluster) sizes[of]++;
  // Summed distance of each point to each cluster.
  const sums = new Float64Array(count * names.length);
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      let square = 0;
      for (let i = 0; i < dimensions; i++) {
        square += (points[a * dimensions + i] - points[b * dimensions + i]) **
          2;
      }
      const distance = Math.sqrt(square);
      sums[a * names.length + cluster[b]] += distance;
      sums[b * names.length + cluster[a]] += distance;
    }
  }
  let total = 0;
  for (let a = 0; a < count; a++) {
    const own = cluster[a];
    if (sizes[own] === 1) continue;
    const within = sums[a * names.length + own] / (sizes[own] - 1);
    let nearest = Infinity;
    for (let other = 0; other < names.length; other++) {
      if (other === own) continue;
      const mean = sums[a * names.length + other] / sizes[other];
      // A comparison would drop a NaN silently.
      nearest = Math.min(nearest, mean);
    }
    const larger = Math.max(within, nearest);
    total += larger === 0 ? 0 : (nearest - within) / larger;
  }
  return total / count;
}
