/** A picture ready to stand in the page. */
export interface Picture {
  /** PNG as a data URI. */
  readonly uri: string;
  /** Width in picture pixels. */
  readonly width: number;
  /** Height in picture pixels. */
  readonly height: number;
  /** Array pixels per picture pixel along each axis; 1 where none were merged. */
  readonly reduction: number;
  /** Array pixels that were neither finite nor hidden, left transparent. */
  readonly notFinite: number;
}
