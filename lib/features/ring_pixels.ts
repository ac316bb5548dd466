import type { ScanShape } from "../scan/scan_shape.ts";

/** A ring on the detector. */
export interface RingOptions {
  /** Centre, pixels from the first pixel's centre. */
  readonly centre: readonly [y: number, x: number];
  /** Radius, pixels, that pixels must lie beyond. */
  readonly inner: number;
  /** Radius, pixels, that pixels must lie within. */
  readonly outer: number;
}

/**
 * Pixels with inner < radius < outer, in row order.
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { ringPixels } from "./ring_pixels.ts";
 *
 * // The published annulus holds 8,412 pixels.
 * equal(ringPixels([124, 124], { centre: [61.5, 61.5], inner: 24, outer: 57 }).length, 8412);
 * ```
 */
export function ringPixels(
  detector: ScanShape["detector"],
  { centre, inner, outer }: RingOptions,
): Uint32Array {
  const [rows, columns] = detector;
  const pixels: number[] = [];
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const radius = Math.hypot(
      Math.floor(pixel / columns) - centre[0],
      pixel % columns - centre[1],
    );
    if (radius > inner && radius < outer) pixels.push(pixel);
  }
  return Uint32Array.from(pixels);
}
