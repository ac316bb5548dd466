/**
 * The nearest candidates seen so far for each of some queries, sorted by
 * distance; of equally near ones the first seen stays first.
 */
export class CandidateList {
  /** Candidates kept for each query. */
  readonly length: number;
  /** Indices, [query][candidate]. */
  readonly indices: Uint32Array<ArrayBuffer>;
  readonly #distances: Float32Array;

  /** Empty lists. */
  constructor(queries: number, length: number) {
    this.length = length;
    this.indices = new Uint32Array(queries * length).fill(0xffffffff);
    this.#distances = new Float32Array(queries * length).fill(Infinity);
  }

  /**
   * Offers candidates `first`, `first + 1`, ... to a query; their distances
   * start at `start` in `distances` and are the norm minus twice the product.
   */
  offer(
    query: number,
    products: Float32Array,
    { start, count, first, norms }: {
      readonly start: number;
      readonly count: number;
      readonly first: number;
      readonly norms: Float32Array;
    },
  ): void {
    const base = query * this.length;
    const last = base + this.length - 1;
    const distances = this.#distances;
    const indices = this.indices;
    let worst = distances[last];
    for (let i = 0; i < count; i++) {
      const distance = norms[first + i] - 2 * products[start + i];
      if (!(distance < worst)) continue;
      let at = last;
      for (; at > base && distances[at - 1] > distance; at--) {
        distances[at] = distances[at - 1];
        indices[at] = indices[at - 1];
      }
      distances[at] = distance;
      indices[at] = first + i;
      worst = distances[last];
    }
  }
}
