import { blockRegions } from "../../../lib/stream/block_regions.ts";
import {
  loadBlock,
  type PatternBlock,
} from "../../../lib/stream/load_block.ts";
import type { BenchChain } from "../bench_chain.ts";

/** Keeps the scan's first block, as large as the passes read them, in the chain. */
export async function prepareBlock(chain: BenchChain): Promise<void> {
  const { source, readings: { clampBelow }, outcomes } = chain;
  if (outcomes.block !== undefined) return;
  const [region] = blockRegions(source, [0, source.shape.scan[1]]);
  outcomes.block = await loadBlock(source, region, { clampBelow });
}

/** The block that `prepareBlock` kept. */
export function preparedBlock({ outcomes }: BenchChain): PatternBlock {
  if (outcomes.block === undefined) {
    throw new Error("Cannot use a block before prepareBlock read it");
  }
  return outcomes.block;
}

/** Patterns of the block. */
export function blockPatterns(chain: BenchChain): number {
  const { y0, y1, x0, x1 } = preparedBlock(chain).region;
  return (y1 - y0) * (x1 - x0);
}

/** For example "2181 x 3844": patterns and their pixels. */
export function blockSize(chain: BenchChain): string {
  const [rows, columns] = chain.source.shape.detector;
  return `${blockPatterns(chain)} x ${rows * columns}`;
}
