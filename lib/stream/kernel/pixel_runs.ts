/** Runs of neighbouring pixels, as the stream kernels want them. */
export interface PixelRuns {
  /**
   * Four numbers a run: index of the first pixel, length, and row and column
   * of the first pixel. A run lies in one row.
   */
  readonly runs: Int32Array<ArrayBuffer>;
  /** Number of runs. */
  readonly count: number;
}

/** What a run's rows and columns count from. */
export interface PixelRunsOptions {
  /** Columns of the detector. */
  readonly columns: number;
  /** Row and column that are called 0; default the detector's first. */
  readonly origin?: readonly [row: number, column: number];
}

/**
 * Detector pixels as runs, in the order given.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { pixelRuns } from "./pixel_runs.ts";
 *
 * const { runs } = pixelRuns(Uint32Array.of(3, 4, 5, 9), { columns: 5 });
 * deepEqual([...runs], [3, 2, 0, 3, 5, 1, 1, 0, 9, 1, 1, 4]);
 * ```
 */
export function pixelRuns(
  pixels: Uint32Array,
  { columns, origin: [originY, originX] = [0, 0] }: PixelRunsOptions,
): PixelRuns {
  const runs: number[] = [];
  for (let i = 0; i < pixels.length; i++) {
    const pixel = pixels[i];
    const column = pixel % columns;
    if (i > 0 && pixel === pixels[i - 1] + 1 && column > 0) {
      runs[runs.length - 3]++;
      continue;
    }
    runs.push(
      pixel,
      1,
      Math.floor(pixel / columns) - originY,
      column - originX,
    );
  }
  return { runs: Int32Array.from(runs), count: runs.length / 4 };
}
