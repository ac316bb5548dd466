/** Points whose neighbourhoods are judged. */
export interface NeighbourPurityOptions {
  /** Dimensions of a point. */
  readonly dimensions: number;
  /** Class of each point. */
  readonly labels: ArrayLike<number>;
  /** Neighbours of a point that count. */
  readonly neighbours: number;
}

/**
 * Share of the nearest neighbours of points that are of their own class, mean
 * over the points: 1 where classes never mix. NaN where there are no more
 * points than neighbours or a coordinate is not finite. Takes time for all
 * pairs, so sample large sets.
 *
 * @param points [point][dimension]
 */
export function neighbourPurity(
  points: ArrayLike<number>,
  { dimensions, labels, neighbours }: NeighbourPurityOptions,
): number {
  const count = labels.length;
  if (!(count > neighbours)) return NaN;
  for (let i = 0; i < points.length; i++) {
    if (!Number.isFinite(points[i])) return NaN;
  }
  let own = 0;
  const nearest = new Float64Array(neighbours);
  const classes = new Float64Array(neighbours);
  for (let a = 0; a < count; a++) {
    nearest.fill(Infinity);
    for (let b = 0; b < count; b++) {
      if (a === b) continue;
      let square = 0;
      for (let i = 0; i < dimensions; i++) {
        square += (points[a * dimensions + i] - points[b * dimensions + i]) **
          2;
      }
      if (square >= nearest[neighbours - 1]) continue;
      let place = neighbours - 1;
      for (; place > 0 && nearest[place - 1] > square; place--) {
        nearest[place] = nearest[place - 1];
        classes[place] = classes[place - 1];
      }
      nearest[place] = square;
      classes[place] = labels[b];
    }
    for (const of of classes) if (of === labels[a]) own++;
  }
  return own / (count * neighbours);
}
