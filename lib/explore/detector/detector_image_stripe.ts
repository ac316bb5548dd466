import type { ScanSource } from "../../scan/scan_source.ts";
import { stripeTask } from "../../stream/each_stripe.ts";
import { PatternReader } from "../../stream/kernel/pattern_reader.ts";
import { pixelRuns } from "../../stream/kernel/pixel_runs.ts";
import { StreamKernels } from "../../stream/kernel/stream_kernels.ts";
import type { ReadOptions } from "../../stream/read_options.ts";
import { stripeRegions } from "../../stream/stripe_regions.ts";

/** What a pass that sums detector pixels needs to know. */
export interface DetectorImageStripeOptions extends ReadOptions {
  /** Displacement of each pattern, [position][y, x], pixels. */
  readonly shifts: Float32Array;
  /** Detector pixels that are summed. */
  readonly pixels: Uint32Array;
  /** Receives the sums, one a position; shared where workers sum. */
  readonly image: Float32Array;
}

/** Sums detector pixels of the aligned patterns of a stripe, as the recipe sums its dark field. */
export async function detectorImageStripe(
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  { clampBelow, blockBytes, shifts, image, ...options }:
    DetectorImageStripeOptions,
  onPosition: (positions: number) => void,
): Promise<void> {
  const { detector, scan: [, columns] } = source.shape;
  const kernels = new StreamKernels(detector);
  const { regions, patterns } = stripeRegions(source, stripe, { blockBytes });
  const reader = new PatternReader(kernels, source, { patterns, clampBelow });
  const to = kernels.memory.place(kernels.patternBytes);
  const pixels = kernels.placeRuns(
    pixelRuns(options.pixels, { columns: detector[1] }),
  );
  for (const region of regions) {
    await reader.read(region);
    let pattern = 0;
    for (let y = region.y0; y < region.y1; y++) {
      for (let x = region.x0; x < region.x1; x++, pattern++) {
        const position = y * columns + x;
        kernels.shift({
          from: reader.pattern(pattern),
          to,
          dy: shifts[2 * position],
          dx: shifts[2 * position + 1],
        });
        image[position] = kernels.sum(to, pixels);
      }
    }
    onPosition(pattern);
  }
}

/** `detectorImageStripe` for a worker thread. */
export const detectorImageStripeTask = stripeTask(detectorImageStripe);
