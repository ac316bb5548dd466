import { type KmeansPoints, squaredDistance } from "../kmeans_points.ts";
import type { Partition } from "../partition.ts";
import type { RoundStart } from "./lloyd_round_task.ts";
import type { LloydState } from "./lloyd_state.ts";

/** What a start is made of. */
export interface LloydStartOptions {
  /** Its number in the state. */
  readonly start: number;
  /** What is clustered. */
  readonly points: KmeansPoints;
  /** What is known of the points. */
  readonly state: LloydState;
  /** Points that are the first centres. */
  readonly chosen: readonly number[];
  /** See `sumRounder`. */
  readonly rounder: number;
  /** Iterations at most. */
  readonly mostIterations: number;
  /** Summed squared way of the centres in an iteration that ends the start. */
  readonly leastMove: number;
}

/** What changed in a start in one round. */
export interface StartChanges {
  /** Points that changed hands. */
  readonly changed: number;
  /** Growth of each cluster. */
  readonly sizes: Int32Array;
  /** Growth of each cluster's sum, [cluster][feature], from each thread. */
  readonly sums: readonly Float64Array[];
}

/** One start of Lloyd's algorithm, between the rounds that threads work on. */
export class LloydStart {
  /** Its centres, [centre][feature]. */
  readonly centres: Float64Array<ArrayBuffer>;
  readonly #options: LloydStartOptions;
  readonly #k: number;
  readonly #sizes: Int32Array;
  readonly #sums: Float64Array;
  #moves: Float64Array;
  #iterations = 0;
  #last = false;
  #partition: Partition | undefined;

  /** A start whose points have no clusters yet. */
  constructor(options: LloydStartOptions) {
    const { points: { values, features, rows }, chosen } = options;
    const k = chosen.length;
    this.#options = options;
    this.#k = k;
    this.centres = new Float64Array(k * features);
    chosen.forEach((point, centre) => {
      const start = rows[point] * features;
      this.centres.set(
        values.subarray(start, start + features),
        centre * features,
      );
    });
    this.#sizes = new Int32Array(k);
    this.#sums = new Float64Array(k * features);
    this.#moves = new Float64Array(k);
  }

  /** What was found, once there are no more rounds to run. */
  get partition(): Partition | undefined {
    return this.#partition;
  }

  /** What threads need for its next round. */
  round(): RoundStart {
    const moves = this.#moves;
    const ways = moves.map((_, own) =>
      moves.reduce((most, way, c) => c === own ? most : Math.max(most, way), 0)
    );
    return { start: this.#options.start, moves, ways, last: this.#last };
  }

  /** Takes in what a round changed. */
  advance({ changed, sizes, sums }: StartChanges): void {
    this.#sizes.forEach((_, c) => this.#sizes[c] += sizes[c]);
    for (const part of sums) {
      for (let i = 0; i < part.length; i++) this.#sums[i] += part[i];
    }
    if (this.#last) return this.#end();
    this.#iterations++;
    const filled = this.#fillEmpty();
    if (changed === 0 && !filled) {
      this.#moves = new Float64Array(this.#k);
      this.#last = true;
      return;
    }
    this.#moveCentres();
    const { leastMove, mostIterations } = this.#options;
    const moved = this.#moves.reduce((sum, way) => sum + way * way, 0);
    // The labels are yet to follow the last centres.
    this.#last = moved <= leastMove || this.#iterations === mostIterations;
  }

  #moveCentres(): void {
    const { features } = this.#options.points;
    this.#moves = Float64Array.from(this.#sizes, (size, c) => {
      if (size === 0) return 0;
      const weight = 1 / size;
      let way = 0;
      for (let i = c * features; i < (c + 1) * features; i++) {
        const mean = this.#sums[i] * weight;
        way += (mean - this.centres[i]) ** 2;
        this.centres[i] = mean;
      }
      return Math.sqrt(way);
    });
  }

  #end(): void {
    const { start, points, state } = this.#options;
    const count = points.rows.length;
    this.#fillEmpty();
    const labels = state.labels.slice(start * count, (start + 1) * count);
    let inertia = 0;
    for (let at = start * count; at < (start + 1) * count; at++) {
      inertia += state.own[at];
    }
    this.#partition = {
      labels: Uint8Array.from(labels),
      centres: this.centres,
      inertia,
      iterations: this.#iterations,
    };
  }

  /**
   * Gives each cluster without points the one farthest from its own centre;
   * says whether there was any.
   */
  #fillEmpty(): boolean {
    if (this.#sizes.every((size) => size > 0)) return false;
    const { start, points, state } = this.#options;
    const { centres } = this;
    const base = start * points.rows.length;
    const distances = Float64Array.from(
      points.rows,
      (_, point) =>
        squaredDistance(points, point, {
          centres,
          centre: state.labels[base + point],
        }),
    );
    let filled = false;
    for (let cluster = 0; cluster < this.#k; cluster++) {
      if (this.#sizes[cluster] > 0) continue;
      let farthest = -1;
      for (let point = 0; point < distances.length; point++) {
        if (
          this.#sizes[state.labels[base + point]] > 1 &&
          (farthest < 0 || distances[point] > distances[farthest])
        ) farthest = point;
      }
      if (farthest < 0) break;
      distances[farthest] = 0;
      this.#hand(farthest, cluster);
      filled = true;
    }
    return filled;
  }

  #hand(point: number, cluster: number): void {
    const { start, points, state, rounder } = this.#options;
    const { values, features, rows } = points;
    const at = start * rows.length + point;
    const from = state.labels[at];
    for (let f = 0; f < features; f++) {
      const value = values[rows[point] * features + f] + rounder - rounder;
      this.#sums[from * features + f] -= value;
      this.#sums[cluster * features + f] += value;
    }
    this.#sizes[from]--;
    this.#sizes[cluster]++;
    state.labels[at] = cluster;
    // Its centre will be the point itself; until then its bounds say nothing.
    state.own[at] = this.#last
      ? squaredDistance(points, point, {
        centres: this.centres,
        centre: cluster,
      })
      : Infinity;
    state.other[at] = 0;
  }
}
