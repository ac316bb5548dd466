import type { HexagonalLattice } from "./hexagonal_lattice.ts";

/** Ripple of a sheet as the {11-20} disks of its mean pattern show it. */
export interface Ripple {
  /** Strength: 0 for six equal disks, 0.13 where four have 0.7 of the other two. */
  readonly strength: number;
  /** Direction of the stronger pair, along the crests: degrees counter-clockwise from +x, in [0, 180). */
  readonly crest: number;
}

/**
 * Reads the ripple off the six {11-20} intensities: tilting about the crests
 * weakens the four disks off them, a second harmonic in the direction.
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { ripple } from "./ripple.ts";
 *
 * const { crest, strength } = ripple({
 *   firstRing: 29, secondRing: 50, rotation: 15, contrast: 50,
 *   secondRingIntensities: [0.9, 1.2, 0.9, 0.9, 1.2, 0.9],
 * });
 * ok(Math.abs(crest - 105) < 1e-9); // the second disk, 15 + 30 + 60 degrees
 * ok(strength > 0.08);
 * ```
 */
export function ripple(
  { rotation, secondRingIntensities }: HexagonalLattice,
): Ripple {
  let [sum, sumCos, sumSin] = [0, 0, 0];
  secondRingIntensities.forEach((intensity, i) => {
    const angle = 2 * (rotation + 30 + 60 * i) * Math.PI / 180;
    sum += intensity;
    sumCos += intensity * Math.cos(angle);
    sumSin += intensity * Math.sin(angle);
  });
  const direction = Math.atan2(sumSin, sumCos) * 90 / Math.PI;
  return {
    strength: Math.hypot(sumCos, sumSin) / sum,
    crest: (direction + 180) % 180,
  };
}
