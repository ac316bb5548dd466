import type { ScanRegion } from "../scan/scan_region.ts";
import type { ScanSource } from "../scan/scan_source.ts";

/** Bytes of patterns, as float32, that a block holds at most where its storage allows. */
export const BLOCK_BYTES = 32 * 2 ** 20;

/** How blocks are cut. */
export interface BlockRegionsOptions {
  /** Bytes of patterns, as float32, that a block holds at most; at least one pattern. Default 32 MiB. */
  readonly blockBytes?: number | undefined;
  /** Scan rows that a block should have before it becomes wider; default 1. */
  readonly rows?: number;
}

/**
 * Cuts the scan columns `x0` to `x1` into rectangles that are read one at a
 * time, from the first row to the last: small enough for the memory, whole
 * chunks of the storage where they fit.
 */
export function blockRegions(
  source: Pick<ScanSource, "shape" | "chunk">,
  [x0, x1]: readonly [number, number],
  { blockBytes = BLOCK_BYTES, rows: wantedRows = 1 }: BlockRegionsOptions = {},
): ScanRegion[] {
  const [scanRows] = source.shape.scan;
  const patternBytes = source.shape.detector[0] * source.shape.detector[1] * 4;
  const most = Math.max(1, Math.floor(blockBytes / patternBytes));
  const chunkRows = Math.min(source.chunk[0], scanRows, most);
  const chunkColumns = Math.min(source.chunk[1], x1 - x0);
  // Whole chunks, as many above each other as make the wanted rows and fit.
  const rowsTogether = chunkRows * Math.max(
    1,
    Math.min(
      Math.ceil(Math.min(wantedRows, scanRows) / chunkRows),
      Math.floor(most / (chunkRows * chunkColumns)),
    ),
  );
  const fitting = Math.max(1, Math.floor(most / rowsTogether));
  const columns = Math.min(
    x1 - x0,
    fitting > chunkColumns ? fitting - fitting % chunkColumns : fitting,
  );
  const rows = Math.max(
    rowsTogether,
    Math.floor(most / columns / rowsTogether) * rowsTogether,
  );
  const regions: ScanRegion[] = [];
  for (let y = 0; y < scanRows; y += rows) {
    for (let x = x0; x < x1; x += columns) {
      regions.push({
        y0: y,
        y1: Math.min(y + rows, scanRows),
        x0: x,
        x1: Math.min(x + columns, x1),
      });
    }
  }
  return regions;
}
