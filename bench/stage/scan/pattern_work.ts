/**
 * Operations of a pattern's steps, as of `StageWork`: those on float64 count
 * twice.
 */
export const PATTERN_FLOPS = {
  /** Ready for computing, a pixel: whether it is finite, the larger of two. */
  admit: 2,
  /** Checksum, a pixel: two exclusive ors and a product of 32 bits. */
  checksum: 3,
  /** Centre of mass, a pixel of the disc: three sums, two products in float64. */
  centre: 2 * 5,
  /**
   * Bilinear shift, a pixel: two products and a sum along its row, which serves
   * the row above as well, and two products and a sum across rows.
   */
  shift: 6,
  /** Dark field, a pixel of it: one sum. */
  sum: 1,
  /** Mean and deviation, a pixel: a difference, a sum, a square, its sum in float64. */
  moments: 2 * 4,
  /** Sum over patterns, a pixel: one rounding and one sum of 64 bits. */
  group: 2 * 2,
} as const;
