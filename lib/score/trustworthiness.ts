/** What is compared. */
export interface TrustworthinessOptions {
  /** Dimensions of a point. */
  readonly dimensions: number;
  /** The points' embedding, [point][component]. */
  readonly embedding: ArrayLike<number>;
  /** Components of the embedding. */
  readonly components: number;
  /** Neighbours that count. */
  readonly neighbours: number;
}

/**
 * Share of neighbours in an embedding that are neighbours in the data too,
 * each intruder weighted by its rank there (Venna and Kaski 2001): 1 where
 * none intrudes. Takes time and memory for all pairs, so sample large sets.
 *
 * @param points points, [point][dimension]
 * @throws {RangeError} where there are not more than twice as many points as neighbours
 */
export function trustworthiness(
  points: ArrayLike<number>,
  { dimensions, embedding, components, neighbours }: TrustworthinessOptions,
): number {
  const count = points.length / dimensions;
  if (!(neighbours < count / 2)) {
    throw new RangeError(
      `Cannot judge an embedding as the neighbours must be fewer than half of the ${count} points: ` +
        `current value is ${neighbours}`,
    );
  }
  const nearestFirst = (
    values: ArrayLike<number>,
    size: number,
    point: number,
  ) => {
    const distances = new Float64Array(count);
    for (let other = 0; other < count; other++) {
      for (let i = 0; i < size; i++) {
        distances[other] +=
          (values[point * size + i] - values[other * size + i]) ** 2;
      }
    }
    distances[point] = -1;
    return Array.from(distances, (_, i) => i).sort((a, b) =>
      distances[a] - distances[b] || a - b
    ).slice(1);
  };
  let penalty = 0;
  for (let point = 0; point < count; point++) {
    const rank = new Map(
      nearestFirst(points, dimensions, point).map((other, i) => [other, i + 1]),
    );
    for (
      const other of nearestFirst(embedding, components, point).slice(
        0,
        neighbours,
      )
    ) {
      penalty += Math.max(0, rank.get(other)! - neighbours);
    }
  }
  return 1 -
    penalty * 2 / (count * neighbours * (2 * count - 3 * neighbours - 1));
}
