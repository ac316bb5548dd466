import type { ScanShape } from "../scan/scan_shape.ts";

/** Where the radii are measured from, and which are wanted. */
export interface RadialMediansOptions {
  /** Rows and columns of the detector. */
  readonly detector: ScanShape["detector"];
  /** Centre in pixels. */
  readonly centre: readonly [y: number, x: number];
  /** Radii in pixels; each takes the pixels within half a pixel. */
  readonly radii: readonly number[];
}

/** Median of a detector map on thin rings; rings without pixels are left out. */
export function radialMedians(
  map: Float32Array,
  { detector: [rows, columns], centre, radii }: RadialMediansOptions,
): { radius: number; median: number }[] {
  const rings = radii.map((): number[] => []);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const radius = Math.hypot(
      Math.floor(pixel / columns) - centre[0],
      pixel % columns - centre[1],
    );
    radii.forEach((wanted, ring) => {
      if (Math.abs(radius - wanted) <= 0.5) rings[ring].push(map[pixel]);
    });
  }
  return radii.flatMap((radius, ring) => {
    const values = rings[ring].sort((a, b) => a - b);
    if (values.length === 0) return [];
    const half = values.length / 2;
    const median = values.length % 2
      ? values[Math.floor(half)]
      : (values[half - 1] + values[half]) / 2;
    return [{ radius, median }];
  });
}
