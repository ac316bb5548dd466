import type { ScanShape } from "../scan/scan_shape.ts";
import { detectorMiddle } from "./detector_middle.ts";

/** Detector pixels around the middle, where the centre of mass is taken. */
export interface ProbeDisc {
  /** Index of each pixel in a pattern. */
  readonly pixels: Uint32Array;
  /** Row of each pixel relative to the middle. */
  readonly dy: Float64Array;
  /** Column of each pixel relative to the middle. */
  readonly dx: Float64Array;
  /** Largest distance of a pixel from the middle along rows or columns. */
  readonly reach: number;
}

/**
 * Radius of the disc that the published code takes the centre of mass in:
 * `floor(kx / 6)` pixels (recipe, step 2); the smaller side where the detector
 * is not square.
 */
export function probeRadius(detector: ScanShape["detector"]): number {
  return Math.floor(Math.min(...detector) / 6);
}

/** Pixels nearer than `radius` (exclusive) to the detector's middle, in row order. */
export function probeDisc(
  detector: ScanShape["detector"],
  radius: number = probeRadius(detector),
): ProbeDisc {
  const [rows, columns] = detector;
  const [middleY, middleX] = detectorMiddle(detector);
  const pixels: number[] = [];
  let reach = 0;
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const dy = Math.floor(pixel / columns) - middleY;
    const dx = pixel % columns - middleX;
    if (dy * dy + dx * dx < radius * radius) {
      pixels.push(pixel);
      reach = Math.max(reach, Math.abs(dy), Math.abs(dx));
    }
  }
  return {
    pixels: Uint32Array.from(pixels),
    dy: Float64Array.from(
      pixels,
      (pixel) => Math.floor(pixel / columns) - middleY,
    ),
    dx: Float64Array.from(pixels, (pixel) => pixel % columns - middleX),
    reach,
  };
}
