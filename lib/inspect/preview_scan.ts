import { darkFieldPixels } from "../features/dark_field_pixels.ts";
import { sumPixels } from "../features/sum_pixels.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanSource } from "../scan/scan_source.ts";

/** An image of a scan or of its detector. */
export interface PreviewImage {
  readonly data: Float32Array<ArrayBuffer>;
  readonly shape: readonly [rows: number, columns: number];
}

/** A look at a scan through some of its patterns. */
export interface ScanPreview {
  /** Mean of the patterns that were read, not aligned. */
  readonly meanPattern: PreviewImage;
  /** Annular dark field of the positions that were read. */
  readonly adf: PreviewImage;
  /** Every how many-th scan row and column was read. */
  readonly step: number;
  /** Smallest and largest value read. */
  readonly range: readonly [least: number, most: number];
  /** Values that are not finite. */
  readonly notFinite: number;
}

/** Choices of `previewScan`. */
export interface PreviewScanOptions {
  /** Radii of the dark field in pixels; default a quarter and a half of the detector. */
  readonly adf?: readonly [inner: number, outer: number];
  /** Patterns read at most, about. Default 4096, fewer where they are huge. */
  readonly patterns?: number;
  /** Called after each row that was read. */
  readonly onProgress?: OnProgress;
}

/** Values that are read at most, about, if not told otherwise: 4 GB as float32. */
const VALUES = 2 ** 30;

/** Values that are held at a time: 32 MB. */
const PIECE_VALUES = 1 << 23;

/**
 * Reads every n-th pattern along rows and columns, so that a look at a scan of
 * any size takes seconds and little memory: a part of a scan row is held at a time.
 *
 * @throws {InputError} where the storage cannot give a pattern
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { arrayScan } from "../scan/array_scan.ts";
 * import { previewScan } from "./preview_scan.ts";
 *
 * const values = Float32Array.from({ length: 4 * 36 }, (_, i) => i);
 * const shape = { scan: [2, 2], detector: [6, 6] } as const;
 * const preview = await previewScan(arrayScan(values, { shape }));
 * deepEqual(preview.adf.shape, [2, 2]);
 * deepEqual(preview.range, [0, 143]);
 * deepEqual(preview.meanPattern.data[0], (0 + 36 + 72 + 108) / 4);
 * ```
 */
export async function previewScan(
  source: ScanSource,
  { adf: radii, patterns: wanted, onProgress }: PreviewScanOptions = {},
): Promise<ScanPreview> {
  const { scan: [rows, columns], detector } = source.shape;
  const pixels = detector[0] * detector[1];
  // A header may tell of patterns as large as may be, with nothing behind it.
  const patterns = wanted ?? Math.min(4096, Math.ceil(VALUES / pixels));
  const step = Math.max(1, Math.ceil(Math.sqrt(rows * columns / patterns)));
  const [height, width] = [Math.ceil(rows / step), Math.ceil(columns / step)];
  const ring = darkFieldPixels(detector, radii);
  const sum = new Float64Array(pixels);
  const adf = new Float32Array(height * width);
  let [least, most, notFinite] = [Infinity, -Infinity, 0];
  // Whole pieces of a row: a compressed chunk is then opened once, not for each
  // pattern. Where the patterns read lie too far apart for that, one by one.
  const together = Math.floor(PIECE_VALUES / pixels / step);
  const piece = step * Math.max(1, together);
  for (let y = 0; y < height; y++) {
    for (let x0 = 0; x0 < columns; x0 += piece) {
      const x1 = together === 0 ? x0 + 1 : Math.min(columns, x0 + piece);
      const y0 = y * step;
      const patterns = await source.read({ y0, y1: y0 + 1, x0, x1 });
      for (let x = x0; x < x1; x += step) {
        const start = (x - x0) * pixels;
        for (let i = 0; i < pixels; i++) {
          const value = patterns[start + i];
          if (!Number.isFinite(value)) {
            notFinite++;
            continue;
          }
          sum[i] += value;
          if (value < least) least = value;
          if (value > most) most = value;
        }
        adf[y * width + x / step] = sumPixels(patterns, ring, start);
      }
    }
    onProgress?.({ done: y + 1, total: height });
  }
  return {
    meanPattern: {
      data: Float32Array.from(sum, (value) => value / (height * width)),
      shape: detector,
    },
    adf: { data: adf, shape: [height, width] },
    step,
    range: [least, most],
    notFinite,
  };
}
