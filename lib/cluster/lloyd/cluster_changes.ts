import type { KmeansKernels } from "../search/kmeans_kernels.ts";
import type { LloydRound } from "./lloyd_round_task.ts";
import { NO_CLUSTER } from "./lloyd_state.ts";
import type { StagedPoints } from "../search/staged_points.ts";

/** Sizes of `ClusterChanges`. */
export interface ClusterChangesOptions {
  /** Clusters of a set. */
  readonly k: number;
  /** Number of sets. */
  readonly sets: number;
  /** Features of a point. */
  readonly features: number;
  /** See `sumRounder`. */
  readonly rounder: number;
}

/** By how much clusters grow as points change hands: their sizes and sums. */
export class ClusterChanges {
  readonly #kernels: KmeansKernels;
  readonly #points: StagedPoints;
  readonly #options: ClusterChangesOptions;
  readonly #changed: Uint32Array;
  readonly #sizes: Int32Array;
  /** Address of the sums, [set][cluster][feature]; none before the first change. */
  #sums: number | undefined;

  /** No changes. They may take memory of the kernels, the caller's to give back. */
  constructor(
    kernels: KmeansKernels,
    points: StagedPoints,
    options: ClusterChangesOptions,
  ) {
    this.#kernels = kernels;
    this.#points = points;
    this.#options = options;
    this.#changed = new Uint32Array(options.sets);
    this.#sizes = new Int32Array(options.sets * options.k);
  }

  /** A point of the block goes from one cluster, if it had one, to another. */
  move(
    point: number,
    set: number,
    { from, to }: { readonly from: number; readonly to: number },
  ): void {
    const { k, rounder } = this.#options;
    const { rowBytes } = this.#points;
    const sums = this.#sums ??= this.#zeros();
    const address = (cluster: number) =>
      sums + (set * k + cluster) * 2 * rowBytes;
    this.#changed[set]++;
    this.#sizes[set * k + to]++;
    if (from !== NO_CLUSTER) this.#sizes[set * k + from]--;
    this.#kernels.run.moveRow(
      this.#points.address(point),
      from === NO_CLUSTER ? 0 : address(from),
      address(to),
      rowBytes,
      rounder,
    );
  }

  /** All changes so far. */
  result(): LloydRound {
    return {
      changed: this.#changed,
      sizes: this.#sizes,
      sums: this.#sums === undefined ? undefined : this.#copy(this.#sums),
    };
  }

  get #clusters(): number {
    return this.#options.sets * this.#options.k;
  }

  #zeros(): number {
    const { memory } = this.#kernels;
    const bytes = this.#clusters * 2 * this.#points.rowBytes;
    const place = memory.place(bytes);
    memory.doubles(place, bytes / 8).fill(0);
    return place;
  }

  /** The sums without what fills up their rows. */
  #copy(place: number): Float64Array {
    const { features } = this.#options;
    const width = this.#points.rowBytes / 4;
    const filled = this.#kernels.memory.doubles(place, this.#clusters * width);
    const sums = new Float64Array(this.#clusters * features);
    for (let cluster = 0; cluster < this.#clusters; cluster++) {
      const start = cluster * width;
      sums.set(
        filled.subarray(start, start + features),
        cluster * features,
      );
    }
    return sums;
  }
}
