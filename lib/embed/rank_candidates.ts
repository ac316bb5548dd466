import type { FeatureMatrix } from "../features/feature_matrix.ts";

/**
 * How many more candidates than neighbours are kept before ranking: float32
 * products order points a few millionths apart at random, and these make up
 * for it.
 */
export const SPARE_CANDIDATES = 8;

/** Candidates of some queries. */
export interface RankCandidatesOptions {
  /** First query and one past the last. */
  readonly queries: readonly [first: number, end: number];
  /** Candidates, [query][candidate]; numbers beyond the points are ignored. */
  readonly candidates: Uint32Array;
  /** Candidates of each query. */
  readonly length: number;
  /** Neighbours wanted, the point itself among them. */
  readonly count: number;
}

/**
 * Orders candidates by their distance in float64, so that every engine gives
 * the same neighbours; of equally near ones the smaller index comes first.
 */
export function rankCandidates(
  { values, features, positions }: FeatureMatrix,
  { queries: [first, end], candidates, length, count }: RankCandidatesOptions,
): { indices: Uint32Array<ArrayBuffer>; distances: Float32Array<ArrayBuffer> } {
  const indices = new Uint32Array((end - first) * count);
  const distances = new Float32Array((end - first) * count);
  for (let query = first; query < end; query++) {
    const base = (query - first) * length;
    const ranked: { index: number; distance: number }[] = [];
    for (let i = 0; i < length; i++) {
      const index = candidates[base + i];
      if (index >= positions || index === query) continue;
      const sum = squaredDistance(values, {
        a: query * features,
        b: index * features,
        features,
      });
      ranked.push({ index, distance: Math.sqrt(sum) });
    }
    ranked.sort((a, b) => a.distance - b.distance || a.index - b.index);
    const out = (query - first) * count;
    indices[out] = query;
    for (let i = 1; i < count; i++) {
      indices[out + i] = ranked[i - 1].index;
      distances[out + i] = ranked[i - 1].distance;
    }
  }
  return { indices, distances };
}

/** Four sums side by side: an addition need not wait for the one before. */
function squaredDistance(
  values: Float32Array,
  { a, b, features }: {
    readonly a: number;
    readonly b: number;
    readonly features: number;
  },
): number {
  let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  let f = 0;
  for (; f + 3 < features; f += 4) {
    const d0 = values[a + f] - values[b + f];
    const d1 = values[a + f + 1] - values[b + f + 1];
    const d2 = values[a + f + 2] - values[b + f + 2];
    const d3 = values[a + f + 3] - values[b + f + 3];
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  for (; f < features; f++) {
    const difference = values[a + f] - values[b + f];
    s0 += difference * difference;
  }
  return s0 + s1 + (s2 + s3);
}
