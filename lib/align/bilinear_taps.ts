/** Where a shifted pattern's values come from. */
export interface BilinearTaps {
  /** Whole pixels of the shift, rows and columns. */
  readonly wholeY: number;
  readonly wholeX: number;
  /** Weights of the four stored neighbours: above left, above right, below left, below right. */
  readonly w00: number;
  readonly w01: number;
  readonly w10: number;
  readonly w11: number;
}

/** The four neighbours and their weights for a shift, in pixels. */
export function bilinearTaps(dy: number, dx: number): BilinearTaps {
  const wholeY = Math.floor(dy);
  const wholeX = Math.floor(dx);
  const fractionY = dy - wholeY;
  const fractionX = dx - wholeX;
  return {
    wholeY,
    wholeX,
    w00: (1 - fractionY) * (1 - fractionX),
    w01: (1 - fractionY) * fractionX,
    w10: fractionY * (1 - fractionX),
    w11: fractionY * fractionX,
  };
}
