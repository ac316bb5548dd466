import type { ScanSource } from "../../scan/scan_source.ts";
import { stripeTask } from "../../stream/each_stripe.ts";
import { PatternReader } from "../../stream/kernel/pattern_reader.ts";
import { pixelRuns } from "../../stream/kernel/pixel_runs.ts";
import { StreamKernels } from "../../stream/kernel/stream_kernels.ts";
import type { ReadOptions } from "../../stream/read_options.ts";
import { stripeRegions } from "../../stream/stripe_regions.ts";

/** What a pass that projects patterns needs to know. */
export interface ProjectOptions extends ReadOptions {
  /** Displacement of each pattern, [position][y, x], pixels, from `measureScan`. */
  readonly shifts: Float32Array;
  /** Detector pixels that count. */
  readonly pixels: Uint32Array;
  /** Weight of each of those pixels in each component, [component][pixel]. */
  readonly weights: Float64Array;
  /** Shared memory that receives the sums, [position][component]. */
  readonly target: Float64Array<SharedArrayBuffer>;
}

/**
 * Weighted sums over the pixels of each aligned pattern of a stripe. Holds a
 * block of patterns and the weights.
 */
export async function projectStripe(
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  { clampBelow, blockBytes, shifts, pixels, weights, target }: ProjectOptions,
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
  const values = kernels.memory.floats(to, pixels.length);
  const components = weights.length / pixels.length;
  for (const region of regions) {
    await reader.read(region);
    let pattern = 0;
    for (let y = region.y0; y < region.y1; y++) {
      for (let x = region.x0; x < region.x1; x++) {
        const position = y * columns + x;
        const [dy, dx] = [shifts[2 * position], shifts[2 * position + 1]];
        const from = reader.pattern(pattern++);
        kernels.gather({ from, to, dy, dx }, chosen);
        for (let component = 0; component < components; component++) {
          const base = component * pixels.length;
          let sum = 0;
          for (let i = 0; i < pixels.length; i++) {
            sum += weights[base + i] * values[i];
          }
          target[position * components + component] = sum;
        }
      }
    }
    onPosition((region.y1 - region.y0) * (region.x1 - region.x0));
  }
}

/** `projectStripe` for a worker thread. */
export const projectStripeTask = stripeTask(projectStripe);
