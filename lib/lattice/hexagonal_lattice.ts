/** A hexagonal lattice fitted to the disks of a pattern. */
export interface HexagonalLattice {
  /** Mean radius of the {10-10} disks, detector pixels. */
  readonly firstRing: number;
  /** Mean radius of the {11-20} disks, detector pixels. */
  readonly secondRing: number;
  /** Direction of the first {10-10} disk, degrees counter-clockwise from +x, in [0, 60). */
  readonly rotation: number;
  /** Mean height of the disks over the ring's median, in deviations of the pixels between them. */
  readonly contrast: number;
  /**
   * Intensities of the six {11-20} disks over their mean, counter-clockwise;
   * the first lies 30 degrees beyond `rotation`.
   */
  readonly secondRingIntensities: readonly number[];
}
