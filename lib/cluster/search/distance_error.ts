/** Half the distance from 1 to the next single precision number. */
const UNIT = 2 ** -24;
/** Features that the kernel sums at a time: `BLOCK` of `assembly/kmeans.ts`. */
const BLOCK = 384;
/** Smallest positive single precision number. */
const TINY = 2 ** -149;

/** How far a squared distance may be from the kernel's. */
export interface DistanceError {
  /** Share of the distance. */
  readonly share: number;
  /** What is added to that, where squares are too small for single precision. */
  readonly least: number;
}

/**
 * The most that rounding can do to a squared distance of single precision
 * vectors as `distances` of `lib/simd/assembly/kmeans.ts` sums it. No term is
 * negative, so the error is a share of the sum (Higham, Accuracy and Stability
 * of Numerical Algorithms, 2002, section 4.2): half a unit for each rounding
 * that a term goes through. A difference counts twice, being squared, its
 * square once; then come the additions in a lane, of four lanes and of blocks.
 */
export function distanceError(features: number): DistanceError {
  const lane = Math.ceil(Math.min(features, BLOCK) / 4);
  const roundings = 3 + lane + 2 + Math.ceil(features / BLOCK);
  // The products of several roundings, and of the bounds made with this.
  const share = 1.01 * roundings * UNIT;
  return { share, least: 2 * features * TINY };
}
