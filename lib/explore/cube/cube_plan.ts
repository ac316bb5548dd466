import type { ScanShape } from "../../scan/scan_shape.ts";

/** How a scan is made small enough for a browser. */
export interface CubePlan {
  /** Detector rows and columns that are summed to one. */
  readonly bin: number;
  /** Rows of the binned detector. */
  readonly rows: number;
  /** Columns of the binned detector. */
  readonly columns: number;
  /** Scan positions. */
  readonly positions: number;
  /** Values from one binned pixel's plane to the next: positions, made even. */
  readonly stride: number;
  /** Bytes of all values as uint16. */
  readonly bytes: number;
}

/** What every WebGPU device lets a kernel see of a buffer: 128 MiB. */
const LARGEST = 2 ** 27;

/**
 * Smallest binning of the detector at which the scan, as uint16, fits what
 * every WebGPU device can bind: none for 80 x 80 x 62 x 62, 4 for the
 * published 256 x 256 x 124 x 124.
 *
 * @param largest bytes that are allowed
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { cubePlan } from "./cube_plan.ts";
 *
 * const { bin, bytes } = cubePlan({ scan: [256, 256], detector: [124, 124] });
 * equal(bin, 4);
 * equal(bytes, 31 * 31 * 256 * 256 * 2);
 * ```
 */
export function cubePlan(
  { scan, detector }: ScanShape,
  largest: number = LARGEST,
): CubePlan {
  const positions = scan[0] * scan[1];
  const stride = positions + positions % 2;
  for (let bin = 1;; bin++) {
    const [rows, columns] = detector.map((size) => Math.ceil(size / bin));
    const bytes = rows * columns * stride * 2;
    // One pixel in all is as small as it gets.
    if (bytes <= largest || rows * columns === 1) {
      return { bin, rows, columns, positions, stride, bytes };
    }
  }
}
