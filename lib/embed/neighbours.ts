/** Nearest neighbours of every point, exact or most of them. */
export interface Neighbours {
  /** Neighbours of each point, the point itself among them. */
  readonly count: number;
  /** Indices, [point][neighbour], nearest first; the first is the point itself. */
  readonly indices: Uint32Array<ArrayBuffer>;
  /** Euclidean distances, [point][neighbour]. */
  readonly distances: Float32Array<ArrayBuffer>;
}
