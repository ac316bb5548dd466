import type { KmeansPoints } from "../kmeans_points.ts";

/**
 * Sums of the points of each cluster, kept up to date as points change hands,
 * so that an iteration in which few do costs little.
 */
export class CentreSums {
  /** Points of each cluster. */
  readonly sizes: Uint32Array;
  readonly #points: KmeansPoints;
  readonly #sums: Float64Array;

  /** Sums of nothing. */
  constructor(points: KmeansPoints, k: number) {
    this.#points = points;
    this.sizes = new Uint32Array(k);
    this.#sums = new Float64Array(k * points.features);
  }

  /** Gives a point to a cluster. */
  add(point: number, cluster: number): void {
    this.sizes[cluster]++;
    this.#addTimes(1, point, cluster);
  }

  /** Takes a point away from a cluster. */
  remove(point: number, cluster: number): void {
    this.sizes[cluster]--;
    this.#addTimes(-1, point, cluster);
  }

  /** Writes the clusters' means into `centres`; an empty one keeps its own. */
  centres(centres: Float64Array): void {
    const { features } = this.#points;
    this.sizes.forEach((size, cluster) => {
      if (size === 0) return;
      const weight = 1 / size;
      const end = (cluster + 1) * features;
      for (let i = cluster * features; i < end; i++) {
        centres[i] = this.#sums[i] * weight;
      }
    });
  }

  #addTimes(sign: number, point: number, cluster: number): void {
    const { values, features, rows } = this.#points;
    const sums = this.#sums;
    const row = rows[point] * features;
    const base = cluster * features;
    for (let i = 0; i < features; i++) {
      sums[base + i] += sign * values[row + i];
    }
  }
}
