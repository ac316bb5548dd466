/** A rectangle of scan positions; each upper bound is one past the last. */
export interface ScanRegion {
  /** First scan row. */
  readonly y0: number;
  /** One past the last scan row. */
  readonly y1: number;
  /** First scan column. */
  readonly x0: number;
  /** One past the last scan column. */
  readonly x1: number;
}
