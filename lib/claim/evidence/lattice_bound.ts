import { detectorMiddle } from "../../align/detector_middle.ts";
import type { HexagonalLattice } from "../../lattice/hexagonal_lattice.ts";
import { ringResidual } from "../../lattice/ring_residual.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";

/** A material's mean pattern and what is known of it. */
export interface LatticeBoundOptions {
  /** Rows and columns of the detector. */
  readonly detector: ScanShape["detector"];
  /** Radii between which the pattern holds values, pixels. */
  readonly annulus: readonly [inner: number, outer: number];
  /** Lattice of the mean pattern. */
  readonly lattice: HexagonalLattice;
  /** Detector units for an electron. */
  readonly gain: number;
}

/** Half a window around a disk over the first ring's radius: 2.6 deviations of the published disks. */
const WINDOW = 0.17;

/**
 * Cramér-Rao bound on the scale of the lattice in one pattern, as a fraction:
 * no unbiased fit of the twelve disks' common scale scatters less where the
 * counts are Poisson's and nothing else is unknown. Moving a disk by its centre
 * times ds changes the expected counts by minus the gradient times that way;
 * squares over the expected counts sum to the information.
 *
 * The mean pattern stands for the expected one: it is as wide as the patterns'
 * own displacements make it, so that the bound is a little high, not low.
 */
export function latticeBound(
  mean: Float32Array,
  { detector, annulus, lattice, gain }: LatticeBoundOptions,
): number {
  const centre = detectorMiddle(detector);
  const [rows, columns] = detector;
  const disks = ringResidual(mean, { detector, centre, annulus });
  let information = 0;
  for (const [ring, turn] of [[1, 0], [2, 30]] as const) {
    const radius = ring === 1 ? lattice.firstRing : lattice.secondRing;
    for (let i = 0; i < 6; i++) {
      const angle = (lattice.rotation + turn + 60 * i) * Math.PI / 180;
      const [x, y] = [radius * Math.cos(angle), -radius * Math.sin(angle)];
      const window = WINDOW * lattice.firstRing;
      const [row, column] = [centre[0] + y, centre[1] + x];
      for (let r = Math.ceil(row - window); r <= row + window; r++) {
        for (let c = Math.ceil(column - window); c <= column + window; c++) {
          if (r < 1 || r + 1 >= rows || c < 1 || c + 1 >= columns) continue;
          if (Math.hypot(r - row, c - column) > window) continue;
          const pixel = r * columns + c;
          const gradientX = (disks[pixel + 1] - disks[pixel - 1]) / 2;
          const gradientY = (disks[pixel + columns] - disks[pixel - columns]) /
            2;
          const slope = gradientX * x + gradientY * y;
          // Electrons are values over the gain, in slope and in mean.
          if (mean[pixel] > 0) information += slope ** 2 / (mean[pixel] * gain);
        }
      }
    }
  }
  return 1 / Math.sqrt(information);
}
