import type { CentreSums } from "./centre_sums.ts";
import { type KmeansPoints, squaredDistance } from "../kmeans_points.ts";

/** No cluster yet. */
const NONE = 255;
/** Share by which a bound must hold, since it is a sum of rounded numbers. */
const SLACK = 1e-9;

/**
 * The cluster of each point, with bounds that spare distances: not less than
 * the distance to its own centre, and not more than that to any other.
 */
export class PointBounds {
  /** Cluster of each point. */
  readonly labels: Uint8Array<ArrayBuffer>;
  readonly #points: KmeansPoints;
  readonly #k: number;
  readonly #own: Float64Array;
  readonly #other: Float64Array;

  /** Points without a cluster. */
  constructor(points: KmeansPoints, k: number) {
    const count = points.rows.length;
    this.#points = points;
    this.#k = k;
    this.labels = new Uint8Array(count).fill(NONE);
    this.#own = new Float64Array(count).fill(Infinity);
    this.#other = new Float64Array(count);
  }

  /**
   * Gives every point to its nearest centre, the first of equally near ones,
   * and says whether any changed hands. A cluster left without points takes
   * the one farthest from its own centre.
   */
  assign(centres: Float64Array, sums: CentreSums): boolean {
    const { labels } = this;
    const own = this.#own;
    const other = this.#other;
    const k = this.#k;
    const points = this.#points;
    let changed = false;
    for (let point = 0; point < labels.length; point++) {
      const label = labels[point];
      if (own[point] < other[point] * (1 - SLACK)) continue;
      if (label !== NONE) {
        own[point] = Math.sqrt(
          squaredDistance(points, point, { centres, centre: label }),
        );
        if (own[point] < other[point] * (1 - SLACK)) continue;
      }
      let nearest = 0;
      let first = Infinity;
      let second = Infinity;
      for (let centre = 0; centre < k; centre++) {
        const distance = squaredDistance(points, point, { centres, centre });
        if (distance < first) {
          second = first;
          first = distance;
          nearest = centre;
        } else if (distance < second) second = distance;
      }
      own[point] = Math.sqrt(first);
      other[point] = Math.sqrt(second);
      if (nearest !== label) {
        changed = true;
        this.#hand(point, nearest, sums);
      }
    }
    return this.#fillEmpty(centres, sums) || changed;
  }

  /** Loosens the bounds by how far each centre moved; gives these ways. */
  move(before: Float64Array, after: Float64Array): Float64Array {
    const { features } = this.#points;
    const moves = Float64Array.from({ length: this.#k }, (_, centre) => {
      let sum = 0;
      const end = (centre + 1) * features;
      for (let i = centre * features; i < end; i++) {
        sum += (after[i] - before[i]) ** 2;
      }
      return Math.sqrt(sum);
    });
    // The farthest way of the centres other than a point's own.
    const ways = moves.map((_, own) =>
      moves.reduce(
        (most, move, c) => c === own ? most : Math.max(most, move),
        0,
      )
    );
    for (let point = 0; point < this.labels.length; point++) {
      this.#own[point] += moves[this.labels[point]];
      this.#other[point] -= ways[this.labels[point]];
    }
    return moves;
  }

  #hand(point: number, cluster: number, sums: CentreSums): void {
    const label = this.labels[point];
    if (label !== NONE) sums.remove(point, label);
    sums.add(point, cluster);
    this.labels[point] = cluster;
  }

  #fillEmpty(centres: Float64Array, sums: CentreSums): boolean {
    if (sums.sizes.every((size) => size > 0)) return false;
    const { labels } = this;
    const distances = Float64Array.from(
      labels,
      (centre, point) =>
        squaredDistance(this.#points, point, { centres, centre }),
    );
    let filled = false;
    for (let cluster = 0; cluster < this.#k; cluster++) {
      if (sums.sizes[cluster] > 0) continue;
      let farthest = -1;
      for (let point = 0; point < labels.length; point++) {
        if (
          sums.sizes[labels[point]] > 1 &&
          (farthest < 0 || distances[point] > distances[farthest])
        ) farthest = point;
      }
      if (farthest < 0) break;
      distances[farthest] = 0;
      this.#hand(farthest, cluster, sums);
      // Its centre will be the point itself; until then its bounds say nothing.
      this.#own[farthest] = Infinity;
      this.#other[farthest] = 0;
      filled = true;
    }
    return filled;
  }
}
