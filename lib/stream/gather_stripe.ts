import { sampleShifted } from "../align/sample_shifted.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { blockRegions } from "./block_regions.ts";
import { stripeTask } from "./each_stripe.ts";
import { loadBlock } from "./load_block.ts";
import type { ReadOptions } from "./read_options.ts";

/** What the second pass needs to know. */
export interface GatherOptions extends ReadOptions {
  /** Displacement of each pattern, [position][y, x], pixels, from `measureScan`. */
  readonly shifts: Float32Array;
  /** Detector pixels to take. */
  readonly pixels: Uint32Array;
  /** Shared memory that receives the features, [position][pixel]. */
  readonly target: Float32Array<SharedArrayBuffer>;
}

/** Takes the chosen pixels of each aligned pattern of a stripe. */
export async function gatherStripe(
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  { clampBelow, blockBytes, shifts, pixels, target }: GatherOptions,
  onPosition: (positions: number) => void,
): Promise<void> {
  const { detector, scan: [, columns] } = source.shape;
  for (const region of blockRegions(source, stripe, { blockBytes })) {
    const { patterns } = await loadBlock(source, region, { clampBelow });
    let from = 0;
    for (let y = region.y0; y < region.y1; y++) {
      for (
        let x = region.x0;
        x < region.x1;
        x++, from += detector[0] * detector[1]
      ) {
        const position = y * columns + x;
        const [dy, dx] = [shifts[2 * position], shifts[2 * position + 1]];
        sampleShifted(patterns, target, {
          detector,
          from,
          to: position * pixels.length,
          pixels,
          dy,
          dx,
        });
      }
    }
    onPosition((region.y1 - region.y0) * (region.x1 - region.x0));
  }
}

/** `gatherStripe` for a worker thread. */
export const gatherStripeTask = stripeTask(gatherStripe);
