import type { BlockLimits } from "../../compute/block_limits.ts";
import { MOMENTS_BYTES } from "../../stream/kernel/stripe_moments.ts";
import { scanStripes } from "../../stream/scan_stripes.ts";
import { defaultBlockBytes } from "../../stream/stripe_regions.ts";
import type { MemoryFacts } from "./memory_facts.ts";

/** Copies of a block at once: as it was read, as float32, and what a library holds of it. */
const BLOCK_COPIES = 3;
/** The same where an adapter has it: also on its way there. */
const ADAPTER_COPIES = 5;
/** Blocks beside one for each thread that are on their way to an adapter. */
const BLOCKS_UNDER_WAY = 2;
/** Copies of a chunk of the storage: packed, unpacked, and in between. */
const CHUNK_COPIES = 3;
/** Aligned patterns that a thread holds beside its block. */
const ALIGNED = 12;

/** Which pass over the scan. */
export interface StreamNeedOptions {
  /** Whether it takes the moments of the scan's columns. */
  readonly moments: boolean;
  /** Bytes for blocks and moments; default: as much as is fastest. */
  readonly room?: number;
}

/** What a pass over the scan takes for its blocks, and how it is to cut them. */
export interface StreamNeed extends BlockLimits {
  /** Bytes that blocks and moments take. */
  readonly bytes: number;
}

/**
 * Sizes of the blocks of a pass over the scan: the fastest where there is room
 * for them, else smaller blocks and narrower stripes of columns, down to one
 * pattern and one column for each thread.
 */
export function streamNeed(
  { source, workers, gpu }: Pick<MemoryFacts, "source" | "workers" | "gpu">,
  { moments, room = Infinity }: StreamNeedOptions,
): StreamNeed {
  const { shape: { scan: [, columns], detector }, chunk, dtype } = source;
  const pixels = detector[0] * detector[1];
  const patternBytes = (pixels + 19) * 4;
  const valueBytes = Number(/\d+$/.exec(dtype)?.[0] ?? 32) / 8;
  // Contiguous storage has no chunks to hold.
  const chunkPositions = chunk[0] * chunk[1];
  const chunkBytes = chunkPositions > 1
    ? CHUNK_COPIES * chunkPositions * pixels * valueBytes
    : 0;
  const blocks = gpu ? workers + BLOCKS_UNDER_WAY : workers;
  // Values of 8 bytes lie in a block as they are stored.
  const copies = (gpu ? ADAPTER_COPIES : BLOCK_COPIES) *
    Math.max(1, valueBytes / 4);
  const fixed = workers * (chunkBytes + ALIGNED * patternBytes);
  // An adapter's stripes are as wide as its buffers allow.
  const columnBytes = moments && !gpu ? MOMENTS_BYTES * (pixels + 19) : 0;
  const widest = (stripes: number) =>
    Math.max(...scanStripes(source, stripes).map(([x0, x1]) => x1 - x0));

  const wantedBlock = defaultBlockBytes(source, { gpu });
  const wantedStripe = widest(workers) * columnBytes;
  const bytesOf = (block: number, stripe: number) =>
    fixed + blocks * copies * block + workers * stripe;
  const result = (block: number, stripes: number): StreamNeed => ({
    bytes: bytesOf(block, widest(stripes) * columnBytes),
    blockBytes: block,
    stripeBytes: columnBytes === 0
      ? Infinity
      : columns * MOMENTS_BYTES * pixels / stripes,
  });
  if (bytesOf(wantedBlock, wantedStripe) <= room) {
    return result(wantedBlock, workers);
  }
  // Half of the room for blocks, or what single columns leave of it.
  const share = Math.min(
    (room - fixed) * (columnBytes === 0 ? 1 : 0.5),
    room - fixed - workers * columnBytes,
  );
  const block = Math.floor(
    Math.max(
      patternBytes,
      Math.min(wantedBlock, share / (blocks * copies)),
    ),
  );
  let stripes = workers;
  while (
    stripes < columns &&
    bytesOf(block, widest(stripes) * columnBytes) > room
  ) stripes = Math.min(columns, Math.ceil(1.1 * stripes + 1));
  return result(block, stripes);
}
