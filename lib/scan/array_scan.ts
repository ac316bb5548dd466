import type { Calibration } from "./calibration.ts";
import type { ScanShape } from "./scan_shape.ts";
import type { ScanSource } from "./scan_source.ts";
import type { ScanTruth } from "./scan_truth.ts";

/** What an array does not say about itself. */
export interface ArrayScanOptions {
  /** Sizes of scan and detector. */
  readonly shape: ScanShape;
  /** What people call it; default "array". */
  readonly name?: string;
  /** Pixel sizes; default unknown. */
  readonly calibration?: Calibration;
  /** Known truth, if any. */
  readonly truth?: ScanTruth;
}

/**
 * A scan that is already in memory, [y][x][ky][kx], as a `ScanSource`. It is
 * read by the calling thread alone.
 *
 * @throws {RangeError} where the array's length is not that of the shape
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { arrayScan } from "./array_scan.ts";
 *
 * const scan = arrayScan(Float32Array.of(1, 2, 3, 4), { shape: { scan: [2, 2], detector: [1, 1] } });
 * deepStrictEqual([...await scan.read({ y0: 0, y1: 2, x0: 1, x1: 2 })], [2, 4]);
 * ```
 */
export function arrayScan(
  values: ArrayLike<number>,
  options: ArrayScanOptions,
): ScanSource {
  const { shape, name = "array", calibration = {}, truth } = options;
  const [rows, columns] = shape.scan;
  const pixels = shape.detector[0] * shape.detector[1];
  if (values.length !== rows * columns * pixels) {
    throw new RangeError(
      `Cannot make a scan as the array must have ${
        rows * columns * pixels
      } values: current length is ${values.length}`,
    );
  }
  return {
    name,
    shape,
    dtype: values.constructor.name.replace(/Array$/, "").toLowerCase(),
    calibration,
    chunk: [1, 1],
    ...(truth ? { truth } : {}),
    identify: () => Promise.resolve({ kind: "array" }),
    read({ y0, y1, x0, x1 }) {
      const width = x1 - x0;
      const block = new Float32Array((y1 - y0) * width * pixels);
      for (let y = y0; y < y1; y++) {
        const from = (y * columns + x0) * pixels;
        const to = (y - y0) * width * pixels;
        for (let i = 0; i < width * pixels; i++) {
          block[to + i] = values[from + i];
        }
      }
      return Promise.resolve(block);
    },
    close() {},
  };
}
