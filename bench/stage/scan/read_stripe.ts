import type { ScanSource } from "../../../lib/scan/scan_source.ts";
import { blockRegions } from "../../../lib/stream/block_regions.ts";
import { stripeTask } from "../../../lib/stream/each_stripe.ts";
import { loadBlock } from "../../../lib/stream/load_block.ts";
import type { ReadOptions } from "../../../lib/stream/read_options.ts";

/** Loads every block of a stripe, as the passes over a scan do, and counts its values. */
export async function readStripe(
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  { clampBelow, blockBytes }: ReadOptions,
): Promise<number> {
  let values = 0;
  for (const region of blockRegions(source, stripe, { blockBytes })) {
    const { patterns } = await loadBlock(source, region, { clampBelow });
    values += patterns.length;
  }
  return values;
}

/** `readStripe` for a worker thread. */
export const readStripeTask = stripeTask(readStripe);
