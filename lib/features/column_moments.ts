/**
 * Mean and sum of squared deviations of every detector pixel down every scan
 * column, updated pattern by pattern (Welford). A column's result depends on
 * the order of its rows alone, so that columns shared out over any number of
 * workers give the same bits.
 */
export class ColumnMoments {
  /** Scan columns. */
  readonly columns: number;
  /** Detector pixels. */
  readonly pixels: number;
  /** Patterns seen so far, by column. */
  readonly counts: Uint32Array;
  /** Mean, [column][pixel]. */
  readonly means: Float64Array<ArrayBuffer>;
  /** Sum of squared deviations from the mean, [column][pixel]. */
  readonly squares: Float64Array<ArrayBuffer>;

  /** Moments of nothing yet. */
  constructor(columns: number, pixels: number) {
    this.columns = columns;
    this.pixels = pixels;
    this.counts = new Uint32Array(columns);
    this.means = new Float64Array(columns * pixels);
    this.squares = new Float64Array(columns * pixels);
  }

  /** Adds the next pattern of a column, found at `start` in `patterns`. */
  add(column: number, patterns: Float32Array, start = 0): void {
    const { pixels, means, squares } = this;
    const weight = 1 / ++this.counts[column];
    const base = column * pixels;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const value = patterns[start + pixel];
      const delta = value - means[base + pixel];
      const mean = means[base + pixel] + delta * weight;
      means[base + pixel] = mean;
      squares[base + pixel] += delta * (value - mean);
    }
  }
}
