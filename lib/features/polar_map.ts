import type { ScanShape } from "../scan/scan_shape.ts";

/** The polar grid to sample a detector map on. */
export interface PolarMapOptions {
  /** Rows and columns of the detector. */
  readonly detector: ScanShape["detector"];
  /** Centre in pixels. */
  readonly centre: readonly [y: number, x: number];
  /** Number of radii: 0, 1, 2, ... pixels. */
  readonly radii: number;
  /** Number of directions, from +x counter-clockwise (up on a picture). */
  readonly angles: number;
}

/**
 * A detector map along radial lines, [radius][angle], bilinear, zero outside
 * the detector: the r-theta picture (recipe, step 8).
 */
export function polarMap(
  map: Float32Array,
  { detector: [rows, columns], centre, radii, angles }: PolarMapOptions,
): Float32Array<ArrayBuffer> {
  const value = (y: number, x: number) =>
    y >= 0 && y < rows && x >= 0 && x < columns ? map[y * columns + x] : 0;
  const polar = new Float32Array(radii * angles);
  for (let angle = 0; angle < angles; angle++) {
    const direction = 2 * Math.PI * angle / angles;
    const [sin, cos] = [Math.sin(direction), Math.cos(direction)];
    for (let radius = 0; radius < radii; radius++) {
      // Rows run downwards, angles upwards.
      const y = centre[0] - radius * sin;
      const x = centre[1] + radius * cos;
      const [wholeY, wholeX] = [Math.floor(y), Math.floor(x)];
      const [partY, partX] = [y - wholeY, x - wholeX];
      polar[radius * angles + angle] = (1 - partY) *
          ((1 - partX) * value(wholeY, wholeX) +
            partX * value(wholeY, wholeX + 1)) +
        partY *
          ((1 - partX) * value(wholeY + 1, wholeX) +
            partX * value(wholeY + 1, wholeX + 1));
    }
  }
  return polar;
}
