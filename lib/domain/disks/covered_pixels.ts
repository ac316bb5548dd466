import type { ScanShape } from "../../scan/scan_shape.ts";

/** Share of the positions that may lack a pixel on either side. */
const MISSED = 0.005;

/**
 * Those of some detector pixels that alignment can fill in nearly every
 * pattern: a pattern that is moved by (-dy, -dx) brings nothing to the pixels
 * at the edge it moves away from, and zeros there would pass for intensities.
 *
 * @param pixels detector pixels
 */
export function coveredPixels(
  pixels: Uint32Array,
  { detector: [rows, columns], shifts }: {
    readonly detector: ScanShape["detector"];
    /** Displacement of each pattern, [position][y, x], pixels. */
    readonly shifts: Float32Array;
  },
): Uint32Array {
  const range = (axis: 0 | 1) => {
    const sorted = shifts.filter((_, i) => i % 2 === axis).sort();
    const skipped = Math.floor(MISSED * sorted.length);
    return [sorted[skipped], sorted[sorted.length - 1 - skipped]];
  };
  const [leastY, mostY] = range(0);
  const [leastX, mostX] = range(1);
  return pixels.filter((pixel) => {
    const [y, x] = [Math.floor(pixel / columns), pixel % columns];
    return y + leastY >= 0 && y + mostY <= rows - 1 &&
      x + leastX >= 0 && x + mostX <= columns - 1;
  });
}
