/** Operations of a pattern's steps. */
export const PATTERN_FLOPS = {
  /** Centre of mass, a pixel of the disc: three sums, two products. */
  centre: 5,
  /** Bilinear shift, a pixel: four products, three sums. */
  shift: 7,
  /** Dark field, a pixel of it: one sum. */
  sum: 1,
  /** Mean and deviation, a pixel: a sum, a square, its sum. */
  moments: 3,
} as const;
