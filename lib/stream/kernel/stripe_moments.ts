import type { MomentsPlaces, StreamKernels } from "./stream_kernels.ts";

/** Bytes that the moments of a scan column take for each value of a pattern. */
export const MOMENTS_BYTES = 4 + 8 + 8;

/** Arrays for the moments of the scan's columns. */
export interface ColumnResults {
  /** Receives the mean of each pixel down each column, [column][pixel]. */
  readonly means: Float64Array;
  /** Receives the sum of squared deviations down each column, [column][pixel]. */
  readonly squares: Float64Array;
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
    { patterns, count, fresh }: Pick<
      MomentsPlaces,
      "patterns" | "count" | "fresh"
    >,
  ): void {
    this.#kernels.addMoments({
      patterns,
      count,
      fresh,
      ...this.#places(column),
    });
  }

  /**
   * Leaves the moments, once `rows` patterns were added to every column, in the
   * arrays of the whole scan from column `first` on.
   */
  results(
    rows: number,
    { first, means, squares }: ColumnResults & { readonly first: number },
  ): void {
    const { memory, pixels, patternBytes } = this.#kernels;
    const end = memory.end;
    const mean = memory.place(2 * patternBytes);
    const square = memory.place(2 * patternBytes);
    for (let column = 0; column < this.#columns; column++) {
      this.#kernels.concludeMoments(this.#places(column), {
        means: mean,
        deviations: square,
        rows,
      });
      const at = (first + column) * pixels;
      means.set(memory.doubles(mean, pixels), at);
      squares.set(memory.doubles(square, pixels), at);
    }
    memory.release(end);
  }

  #places(column: number) {
    const bytes = column * this.#kernels.patternBytes;
    return {
      firsts: this.#firsts + bytes,
      sums: this.#sums + 2 * bytes,
      squares: this.#squares + 2 * bytes,
    };
  }
}
