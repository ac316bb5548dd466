import type { ScanRegion } from "../scan/scan_region.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { BLOCK_BYTES, blockRegions } from "./block_regions.ts";
import { mostPositions } from "./most_positions.ts";

/** Bytes of a block, as float32, that stay in a processor's caches. */
const CACHED_BYTES = 4 * 2 ** 20;

/** How a worker cuts its stripe. */
export interface StripeRegionsOptions {
  /** Bytes of patterns, as float32, in a block; default 4 MiB, or a chunk of up to 32 MiB. */
  readonly blockBytes?: number | undefined;
  /** Scan rows that a block should have before it becomes wider; default 1. */
  readonly rows?: number;
}

/** Blocks of a stripe of scan columns for a thread of the processor, and their largest number of patterns. */
export function stripeRegions(
  source: Pick<ScanSource, "shape" | "chunk">,
  stripe: readonly [x0: number, x1: number],
  { blockBytes, rows = 1 }: StripeRegionsOptions,
): { readonly regions: ScanRegion[]; readonly patterns: number } {
  const width = stripe[1] - stripe[0];
  const regions = blockRegions(source, stripe, {
    blockBytes: blockBytes ?? defaultBlockBytes(source, { width }),
    rows,
  });
  return { regions, patterns: mostPositions(regions) };
}

/**
 * Bytes of patterns, as float32, of the blocks that are fastest: what stays in
 * a processor's caches, or a chunk of the storage of up to 32 MiB; for an
 * adapter always as many.
 */
export function defaultBlockBytes(
  { chunk, shape: { scan, detector } }: Pick<ScanSource, "shape" | "chunk">,
  { width = Infinity, gpu = false }: {
    /** Scan columns of a stripe; default all. */
    readonly width?: number;
    readonly gpu?: boolean;
  } = {},
): number {
  if (gpu) return BLOCK_BYTES;
  const chunkBytes = Math.min(chunk[0], scan[0]) *
    Math.min(chunk[1], scan[1], width) * detector[0] * detector[1] * 4;
  return Math.max(CACHED_BYTES, Math.min(BLOCK_BYTES, chunkBytes));
}
