import type { ScanSource } from "../scan/scan_source.ts";

/**
 * Shares the scan's columns out into at most `count` stripes of nearly equal
 * width, borders on those of the storage's chunks where there are enough.
 */
export function scanStripes(
  source: Pick<ScanSource, "shape" | "chunk">,
  count: number,
): [x0: number, x1: number][] {
  const columns = source.shape.scan[1];
  const chunkColumns = Math.min(source.chunk[1], columns);
  const chunks = Math.ceil(columns / chunkColumns);
  const unit = chunks >= count ? chunkColumns : 1;
  const units = Math.ceil(columns / unit);
  const stripes = Math.min(count, units);
  const border = (stripe: number) =>
    Math.min(columns, Math.round(stripe * units / stripes) * unit);
  return Array.from(
    { length: stripes },
    (_, stripe) => [border(stripe), border(stripe + 1)],
  );
}
