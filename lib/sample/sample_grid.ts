import type { ScanShape } from "../scan/scan_shape.ts";

/** Which positions' patterns are kept, and how coarsely. */
export interface SampleGrid {
  /** Scan rows, rising, a fixed step apart. */
  readonly rows: readonly number[];
  /** Scan columns, rising, the same step apart. */
  readonly columns: readonly number[];
  /** Detector pixels along either axis that make one pixel of the sample. */
  readonly binning: number;
  /** Rows and columns of a sampled pattern; the last bins may be narrower. */
  readonly pattern: readonly [rows: number, columns: number];
}

/** Bytes of all sampled patterns together, at most, one a pixel. */
const MOST_BYTES = 2 ** 20;
/** Longest side of a sampled pattern, pixels: enough to see disks and their lobes. */
const MOST_SIDE = 64;

/**
 * A square grid of positions over the whole scan, as dense as 1 MiB allows:
 * 16 x 16 for the published scan's 124 x 124 pixels, binned by two, and for the
 * quick junction's 62 x 62. Depends on the sizes alone.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { sampleGrid } from "./sample_grid.ts";
 *
 * const { rows, binning, pattern } = sampleGrid({ scan: [256, 256], detector: [124, 124] });
 * deepStrictEqual(rows.slice(0, 3), [7, 23, 39]);
 * deepStrictEqual([rows.length, binning, pattern], [16, 2, [62, 62]]);
 * ```
 */
export function sampleGrid({ scan, detector }: ScanShape): SampleGrid {
  const binning = Math.ceil(Math.max(...detector) / MOST_SIDE);
  const pattern = [
    Math.ceil(detector[0] / binning),
    Math.ceil(detector[1] / binning),
  ] as const;
  const most = Math.max(1, Math.floor(MOST_BYTES / (pattern[0] * pattern[1])));
  let step = 1;
  while (Math.ceil(scan[0] / step) * Math.ceil(scan[1] / step) > most) step++;
  return {
    rows: evenly(scan[0], step),
    columns: evenly(scan[1], step),
    binning,
    pattern,
  };
}

/** Every `step`-th of `length` places, with as much left at both ends. */
function evenly(length: number, step: number): number[] {
  const count = Math.ceil(length / step);
  const first = Math.floor((length - 1 - (count - 1) * step) / 2);
  return Array.from({ length: count }, (_, i) => first + i * step);
}
