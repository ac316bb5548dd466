import type { ScanRegion } from "../../scan/scan_region.ts";

/** How {@linkcode regionBlocks} cuts. */
export interface RegionBlocksOptions {
  /** Scan rows and columns that the storage keeps together. */
  readonly chunk: readonly [rows: number, columns: number];
  /** Scan positions that a block may hold at most, 1 or more. */
  readonly positions: number;
}

/**
 * Cuts a rectangle of scan positions into blocks of bounded size, in row order.
 *
 * Blocks end on chunk boundaries, so that no chunk is read twice, unless one
 * chunk alone exceeds the bound. They are as wide as the region where whole
 * chunk rows fit.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { regionBlocks } from "./region_blocks.ts";
 *
 * const region = { y0: 1, y1: 6, x0: 0, x1: 10 };
 * deepEqual(
 *   [...regionBlocks(region, { chunk: [2, 5], positions: 25 })].map((b) => [b.y0, b.y1]),
 *   [[1, 2], [2, 4], [4, 6]],
 * );
 * ```
 */
export function* regionBlocks(
  region: ScanRegion,
  options: RegionBlocksOptions,
): Generator<ScanRegion> {
  const { chunk: [chunkRows, chunkColumns], positions } = options;
  const width = region.x1 - region.x0;
  let rows: number;
  let columns: number;
  if (chunkRows * width <= positions) {
    rows = Math.floor(positions / (chunkRows * width)) * chunkRows;
    columns = Infinity;
  } else if (chunkRows * chunkColumns <= positions) {
    rows = chunkRows;
    columns = Math.floor(positions / (chunkRows * chunkColumns)) * chunkColumns;
  } else if (width <= positions) {
    rows = Math.floor(positions / width);
    columns = Infinity;
  } else {
    rows = 1;
    columns = positions;
  }
  for (let y0 = region.y0; y0 < region.y1;) {
    const y1 = Math.min(region.y1, (Math.floor(y0 / rows) + 1) * rows);
    for (let x0 = region.x0; x0 < region.x1;) {
      const x1 = columns === Infinity
        ? region.x1
        : Math.min(region.x1, (Math.floor(x0 / columns) + 1) * columns);
      yield { y0, y1, x0, x1 };
      x0 = x1;
    }
    y0 = y1;
  }
}
