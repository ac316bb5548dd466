import type { ScanShape } from "../scan/scan_shape.ts";

/** Where the pixels of a partial pattern lie. */
export interface AngularVarianceOptions {
  /** Rows and columns of the detector. */
  readonly detector: ScanShape["detector"];
  /** Detector pixel of each value. */
  readonly pixels: Uint32Array;
  /** Centre of the rings, pixels. */
  readonly centre: readonly [y: number, x: number];
}

/**
 * How much a pattern, known at some pixels, varies along rings of equal
 * radius: the variance about each ring's mean, summed. An amorphous support
 * has little of it, a crystal much.
 */
export function angularVariance(
  values: ArrayLike<number>,
  { detector: [, columns], pixels, centre }: AngularVarianceOptions,
): number {
  const rings = new Map<number, number[]>();
  pixels.forEach((pixel, i) => {
    const radius = Math.round(
      Math.hypot(
        Math.floor(pixel / columns) - centre[0],
        pixel % columns - centre[1],
      ),
    );
    if (!rings.has(radius)) rings.set(radius, []);
    rings.get(radius)!.push(values[i]);
  });
  let variance = 0;
  for (const ring of rings.values()) {
    const mean = ring.reduce((sum, value) => sum + value, 0) / ring.length;
    variance += ring.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }
  return variance;
}
