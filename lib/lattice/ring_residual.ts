import type { ScanShape } from "../scan/scan_shape.ts";

/** Where the rings lie. */
export interface RingResidualOptions {
  /** Rows and columns of the detector. */
  readonly detector: ScanShape["detector"];
  /** Centre of the rings, pixels. */
  readonly centre: readonly [y: number, x: number];
  /** Inner and outer radius, pixels; outside, the residual is zero. */
  readonly annulus: readonly [inner: number, outer: number];
}

/**
 * A pattern less the median of its ring of equal radius: what depends on the
 * direction, which is the disks. Medians between rings are interpolated.
 */
export function ringResidual(
  pattern: Float32Array,
  { detector: [rows, columns], centre, annulus: [inner, outer] }:
    RingResidualOptions,
): Float64Array {
  const radiusOf = (pixel: number) =>
    Math.hypot(
      Math.floor(pixel / columns) - centre[0],
      pixel % columns - centre[1],
    );
  const rings: number[][] = Array.from(
    { length: Math.ceil(outer) + 2 },
    () => [],
  );
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const ring = Math.round(radiusOf(pixel));
    if (ring < rings.length) rings[ring].push(pattern[pixel]);
  }
  const medians = rings.map((values) => {
    values.sort((a, b) => a - b);
    return values.length
      ? (values[values.length >> 1] + values[values.length - 1 >> 1]) / 2
      : 0;
  });
  const residual = new Float64Array(rows * columns);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const radius = radiusOf(pixel);
    if (radius <= inner || radius >= outer) continue;
    const ring = Math.floor(radius);
    const part = radius - ring;
    residual[pixel] = pattern[pixel] - (1 - part) * medians[ring] -
      part * medians[ring + 1];
  }
  return residual;
}
