import type { ScanSource } from "../scan/scan_source.ts";
import { stripeTask } from "./each_stripe.ts";
import { PatternReader } from "./kernel/pattern_reader.ts";
import { pixelRuns } from "./kernel/pixel_runs.ts";
import { StreamKernels } from "./kernel/stream_kernels.ts";
import type { ReadOptions } from "./read_options.ts";
import { stripeRegions } from "./stripe_regions.ts";

/** What the second pass needs to know. */
export interface GatherOptions extends ReadOptions {
  /** Displacement of each pattern, [position][y, x], pixels, from `measureScan`. */
  readonly shifts: Float32Array;
  /** Detector pixels to take. */
  readonly pixels: Uint32Array;
  /** Shared memory that receives the features, [position][pixel]. */
  readonly target: Float32Array<SharedArrayBuffer>;
}

/** Takes the chosen pixels of each aligned pattern of a stripe. Holds a block. */
export async function gatherStripe(
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  { clampBelow, blockBytes, shifts, pixels, target }: GatherOptions,
  onPosition: (positions: number) => void,
): Promise<void> {
  const { detector, scan: [, columns] } = source.shape;
  const kernels = new StreamKernels(detector);
  const { regions, patterns } = stripeRegions(source, stripe, { blockBytes });
  const reader = new PatternReader(kernels, source, { patterns, clampBelow });
  const chosen = kernels.placeRuns(
    pixelRuns(pixels, { columns: detector[1] }),
  );
  const to = kernels.memory.place(pixels.length * 4);
  const features = kernels.memory.floats(to, pixels.length);
  for (const region of regions) {
    await reader.read(region);
    let pattern = 0;
    for (let y = region.y0; y < region.y1; y++) {
      for (let x = region.x0; x < region.x1; x++) {
        const position = y * columns + x;
        const [dy, dx] = [shifts[2 * position], shifts[2 * position + 1]];
        reader.gather(pattern++, { to, dy, dx }, chosen);
        target.set(features, position * pixels.length);
      }
    }
    onPosition((region.y1 - region.y0) * (region.x1 - region.x0));
  }
}

/** `gatherStripe` for a worker thread. */
export const gatherStripeTask = stripeTask(gatherStripe);
