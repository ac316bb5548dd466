import type { MomentsPlaces, StreamKernels } from "./stream_kernels.ts";

/** Bytes that the moments of a scan column take for each value of a pattern. */
export const MOMENTS_BYTES = 4 + 8 + 8;

/** Moments of a stripe's columns. */
export interface ColumnResults {
  /** Mean of each pixel down each column, [column][pixel]. */
  readonly means: Float64Array<ArrayBuffer>;
  /** Sum of squared deviations down each column, [column][pixel]. */
  readonly squares: Float64Array<ArrayBuffer>;
}

/**
 * `ColumnMoments` by the stream kernels: sums, in float64, of each pixel's
 * differences from the column's first value and of their squares. As the first
 * value is one of the column's, its own distance from the mean can be no more
 * than sqrt(rows) deviations: the squared deviations lose a factor of the
 * number of rows of float64's precision at most, however large the mean is.
 */
export class StripeMoments {
  readonly #kernels: StreamKernels;
  readonly #columns: number;
  readonly #firsts: number;
  readonly #sums: number;
  readonly #squares: number;

  /** Places the moments of `columns` scan columns. */
  constructor(kernels: StreamKernels, columns: number) {
    this.#kernels = kernels;
    this.#columns = columns;
    const { memory, patternBytes } = kernels;
    this.#firsts = memory.place(columns * patternBytes);
    this.#sums = memory.place(2 * columns * patternBytes);
    this.#squares = memory.place(2 * columns * patternBytes);
  }

  /** Adds the next patterns of a column; `fresh` where they are its first. */
  add(
    column: number,
    patterns: Pick<MomentsPlaces, "patterns" | "count" | "fresh">,
  ): void {
    const { patternBytes } = this.#kernels;
    this.#kernels.addMoments({
      ...patterns,
      firsts: this.#firsts + column * patternBytes,
      sums: this.#sums + 2 * column * patternBytes,
      squares: this.#squares + 2 * column * patternBytes,
    });
  }

  /** The moments once `rows` patterns were added to every column. */
  results(rows: number): ColumnResults {
    const { memory, pixels, patternBytes } = this.#kernels;
    const means = new Float64Array(this.#columns * pixels);
    const squares = new Float64Array(this.#columns * pixels);
    for (let column = 0; column < this.#columns; column++) {
      const place = column * patternBytes;
      const first = memory.floats(this.#firsts + place, pixels);
      const sum = memory.doubles(this.#sums + 2 * place, pixels);
      const square = memory.doubles(this.#squares + 2 * place, pixels);
      const base = column * pixels;
      for (let pixel = 0; pixel < pixels; pixel++) {
        const mean = sum[pixel] / rows;
        means[base + pixel] = first[pixel] + mean;
        squares[base + pixel] = Math.max(0, square[pixel] - sum[pixel] * mean);
      }
    }
    return { means, squares };
  }
}
