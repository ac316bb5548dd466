/** Moments of all scan columns, [column][pixel]. */
export interface DetectorMoments {
  /** Patterns in each column: the scan's rows. */
  readonly rows: number;
  /** Scan columns. */
  readonly columns: number;
  /** Detector pixels. */
  readonly pixels: number;
  /** Mean down each column. */
  readonly means: Float64Array | Float32Array;
  /** Sum of squared deviations down each column. */
  readonly squares: Float64Array | Float32Array;
}

/** How each detector pixel varies over the scan. */
export interface DetectorDeviations {
  /** Mean over all positions. */
  readonly mean: Float64Array;
  /** Deviation over all positions: what the published prose describes. */
  readonly pooled: Float64Array;
  /**
   * Deviation, over the scan's columns, of the deviations down each column:
   * what the published code computes, `std(std(data, axis 0), axis 0)`.
   */
  readonly nested: Float64Array;
}

/** Deviations of each detector pixel from the moments of its columns; population deviations, as NumPy's. */
export function detectorDeviations(
  moments: DetectorMoments,
): DetectorDeviations {
  const { rows, columns, pixels, means, squares } = moments;
  const mean = new Float64Array(pixels);
  const pooled = new Float64Array(pixels);
  const nested = new Float64Array(pixels);
  const spreadMeans = new Float64Array(pixels);
  const spreadSquares = new Float64Array(pixels);
  for (let column = 0; column < columns; column++) {
    const weight = 1 / (column + 1);
    for (let pixel = 0; pixel < pixels; pixel++) {
      const at = column * pixels + pixel;
      // Chan's merge of a column of `rows` patterns into `column` such columns.
      const shift = means[at] - mean[pixel];
      mean[pixel] += shift * weight;
      pooled[pixel] += squares[at] + shift * shift * rows * column * weight;
      const deviation = Math.sqrt(squares[at] / rows);
      const delta = deviation - spreadMeans[pixel];
      spreadMeans[pixel] += delta * weight;
      spreadSquares[pixel] += delta * (deviation - spreadMeans[pixel]);
    }
  }
  for (let pixel = 0; pixel < pixels; pixel++) {
    pooled[pixel] = Math.sqrt(pooled[pixel] / (rows * columns));
    nested[pixel] = Math.sqrt(spreadSquares[pixel] / columns);
  }
  return { mean, pooled, nested };
}
