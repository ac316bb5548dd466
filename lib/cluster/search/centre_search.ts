import type { KmeansPoints } from "../kmeans_points.ts";
import { type DistanceError, distanceError } from "./distance_error.ts";
import type { KmeansKernels } from "./kmeans_kernels.ts";
import { type CentreSets, PackedCentres } from "./packed_centres.ts";
import { StagedPoints } from "./staged_points.ts";

/**
 * Finds the nearest centres of a block's points, in several sets of centres at
 * once: a point is read once for all sets.
 *
 * Distances are made in single precision. Where their rounding could hide which
 * of two centres is nearer, they are made again in double: the nearest centre
 * is always that of `nearestCentre`, the first of equally near ones included.
 *
 * A block goes through `begin`, for each set `ask` and `next`, `run`, and
 * `decide` for whatever was asked.
 */
export class CentreSearch {
  /** Points of the block. */
  readonly points: StagedPoints;
  /** What `decide` found: the nearest centre, ... */
  nearest = 0;
  /** ... a distance, not squared, that it is not farther than, ... */
  own = 0;
  /** ... and one that no other centre is nearer than. */
  other = 0;

  readonly #kernels: KmeansKernels;
  readonly #centres: PackedCentres;
  readonly #error: DistanceError;
  readonly #places: {
    readonly list: number;
    readonly starts: number;
    readonly distances: number;
  };
  /** Addresses of the rows that are asked for. */
  readonly #list: Int32Array;
  /** Where each set's questions start. */
  readonly #starts: Int32Array;
  readonly #distances: Float32Array;
  #set = 0;

  /** Takes memory of the kernels, which is the caller's to give back. */
  constructor(
    kernels: KmeansKernels,
    points: KmeansPoints,
    sets: CentreSets,
  ) {
    const { memory } = kernels;
    this.#kernels = kernels;
    this.#centres = new PackedCentres(kernels, points.features, sets);
    this.#error = distanceError(points.features);
    this.points = new StagedPoints(kernels, points);
    const { count, k } = this.#centres;
    const asked = count * this.points.block;
    this.#places = {
      list: memory.place(asked * 4),
      starts: memory.place((count + 1) * 4),
      distances: memory.place(asked * k * 4),
    };
    const { list, starts, distances } = this.#places;
    this.#list = memory.integers(list, asked);
    this.#starts = memory.integers(starts, count + 1);
    this.#distances = memory.floats(distances, asked * k);
  }

  /** Begins the block of points that starts with `first`. */
  begin(first: number): void {
    this.points.begin(first);
    this.#set = 0;
    this.#starts[0] = 0;
    this.#starts[1] = 0;
  }

  /** Asks for the nearest centre of a point of the block in the current set. */
  ask(point: number): void {
    this.#list[this.#starts[this.#set + 1]++] = this.points.address(point);
  }

  /** Goes on to the next set. */
  next(): void {
    const asked = this.#starts[++this.#set];
    if (this.#set < this.#centres.count) this.#starts[this.#set + 1] = asked;
  }

  /** Makes the distances that were asked for. */
  run(): void {
    const { list, starts, distances } = this.#places;
    const { count, k, single } = this.#centres;
    this.#kernels.run.distances(
      list,
      starts,
      count,
      k,
      single,
      this.points.rowBytes,
      distances,
    );
  }

  /** Number of a set's first question; that after the last set's last follows. */
  start(set: number): number {
    return this.#starts[set];
  }

  /** Squared distances as the kernel made them, [question][centre]. */
  get distances(): Float32Array {
    return this.#distances;
  }

  /** Answers question number `question`, that for `point` in `set`. */
  decide(question: number, point: number, set: number): void {
    const { k, roundings } = this.#centres;
    const { share, least } = this.#error;
    const distances = this.#distances;
    const base = question * k;
    let nearest = 0;
    let first = Infinity;
    let second = Infinity;
    let rounding = 0;
    for (let centre = 0; centre < k; centre++) {
      const distance = distances[base + centre];
      rounding = Math.max(rounding, roundings[set * k + centre]);
      if (distance < first) {
        second = first;
        first = distance;
        nearest = centre;
      } else if (distance < second) second = distance;
    }
    const own = Math.sqrt(first * (1 + share) + least) +
      roundings[set * k + nearest];
    const other = Math.sqrt(Math.max(0, second * (1 - share) - least)) -
      rounding;
    if (own < other) {
      this.nearest = nearest;
      this.own = own;
      this.other = other;
    } else this.#decideExactly(point, set);
  }

  #decideExactly(point: number, set: number): void {
    const { k } = this.#centres;
    this.nearest = 0;
    let first = Infinity;
    let second = Infinity;
    for (let centre = 0; centre < k; centre++) {
      const distance = this.exact(point, set, centre);
      if (distance < first) {
        second = first;
        first = distance;
        this.nearest = centre;
      } else if (distance < second) second = distance;
    }
    this.own = Math.sqrt(first);
    this.other = Math.sqrt(second);
  }

  /** Squared distance of a point of the block to a centre, in double precision. */
  exact(point: number, set: number, centre: number): number {
    return this.#kernels.run.exactDistance(
      this.points.address(point),
      this.#centres.double(set, centre),
      this.points.rowBytes,
    );
  }
}
