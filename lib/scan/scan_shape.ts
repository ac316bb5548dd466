/** Sizes of a 4D-STEM scan: a detector image at each position of the beam. */
export interface ScanShape {
  /** Scan (navigation) axes: rows y, columns x. */
  readonly scan: readonly [rows: number, columns: number];
  /** Detector (signal) axes: rows ky, columns kx, in pixels. */
  readonly detector: readonly [rows: number, columns: number];
}
