import { sampleValues } from "../../sample/sample_scale.ts";
import { nearestPlace } from "./scan_places.ts";
import type { ViewData, ViewPatterns } from "./view_data.ts";

/** A diffraction pattern to be shown. */
export interface ShownPattern {
  /** Values in the scan's units, row by row; what is not above zero stays blank. */
  readonly values: ArrayLike<number>;
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number];
  /** Scan position that it was taken at. */
  readonly position: number;
}

/**
 * Gives the pattern of a scan position, or the nearest that there is. It may
 * take its time and may be rejected; an `Error`'s message is shown.
 */
export type PatternSource = (
  position: number,
) => ShownPattern | Promise<ShownPattern>;

/** Values of one of several patterns. */
export function patternValues(
  { codes, shape, scale }: ViewPatterns,
  index: number,
): Float64Array {
  const pixels = shape[0] * shape[1];
  const values = sampleValues(scale);
  return Float64Array.from(
    codes.subarray(index * pixels, (index + 1) * pixels),
    (code) => values[code],
  );
}

/** The patterns that a page carries; undefined where it carries none. */
export function sampledPatterns(data: ViewData): PatternSource | undefined {
  const { sample, scan } = data;
  if (sample === undefined || sample.positions.length === 0) return undefined;
  return (position) => {
    const index = nearestPlace(scan, sample.positions, position);
    return {
      values: patternValues(sample, index),
      shape: sample.shape,
      position: sample.positions[index],
    };
  };
}
