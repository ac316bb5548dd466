import type { KmeansPoints } from "../kmeans_points.ts";
import { blockPoints } from "./block_points.ts";
import type { KmeansKernels } from "./kmeans_kernels.ts";

/** Features up to which a loop copies faster than a view is made. */
const FEW = 64;

/**
 * A block of points in the kernels' memory, copied there when they are first
 * asked for. All points at once would be as large as the features themselves.
 */
export class StagedPoints {
  /** Points of a block at most. */
  readonly block: number;
  /** Bytes of a point, filled up with zeros to a multiple of four features. */
  readonly rowBytes: number;
  readonly #points: KmeansPoints;
  readonly #place: number;
  readonly #values: Float32Array;
  readonly #staged: Uint8Array;
  #first = 0;

  /** Takes memory of the kernels, which is the caller's to give back. */
  constructor({ memory }: KmeansKernels, points: KmeansPoints) {
    this.#points = points;
    this.block = blockPoints(points.features);
    this.rowBytes = Math.ceil(points.features / 4) * 16;
    this.#place = memory.place(this.block * this.rowBytes);
    const length = this.block * this.rowBytes / 4;
    this.#values = memory.floats(this.#place, length).fill(0);
    this.#staged = new Uint8Array(this.block);
  }

  /** Begins the block that starts with the point `first`. */
  begin(first: number): void {
    this.#first = first;
    this.#staged.fill(0);
  }

  /** Address of a point of the block. */
  address(point: number): number {
    const offset = point - this.#first;
    if (this.#staged[offset] === 0) {
      this.#staged[offset] = 1;
      const { values, features, rows } = this.#points;
      const start = rows[point] * features;
      const target = offset * this.rowBytes / 4;
      if (features > FEW) {
        this.#values.set(values.subarray(start, start + features), target);
      } else {
        for (let f = 0; f < features; f++) {
          this.#values[target + f] = values[start + f];
        }
      }
    }
    return this.#place + offset * this.rowBytes;
  }
}
