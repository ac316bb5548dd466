/** What is compared. */
export interface KeptNeighboursOptions {
  /** Dimensions of a point. */
  readonly dimensions: number;
  /** The points' embedding, [point][component]. */
  readonly embedding: ArrayLike<number>;
  /** Components of the embedding. */
  readonly components: number;
  /** Neighbours that count. */
  readonly neighbours: number;
}

/** Share of every point's nearest neighbours that an embedding keeps, over all pairs. */
export function keptNeighbours(
  points: ArrayLike<number>,
  { dimensions, embedding, components, neighbours }: KeptNeighboursOptions,
): number {
  const count = points.length / dimensions;
  const nearest = (values: ArrayLike<number>, size: number, point: number) => {
    const distances = new Float64Array(count);
    for (let other = 0; other < count; other++) {
      for (let i = 0; i < size; i++) {
        distances[other] +=
          (values[point * size + i] - values[other * size + i]) ** 2;
      }
    }
    distances[point] = Infinity;
    return [...distances.keys()].sort((a, b) =>
      distances[a] - distances[b] || a - b
    ).slice(0, neighbours);
  };
  let kept = 0;
  for (let point = 0; point < count; point++) {
    const there = new Set(nearest(points, dimensions, point));
    for (const other of nearest(embedding, components, point)) {
      if (there.has(other)) kept++;
    }
  }
  return kept / (count * neighbours);
}
