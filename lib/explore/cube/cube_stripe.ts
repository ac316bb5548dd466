import type { ScanSource } from "../../scan/scan_source.ts";
import { stripeTask } from "../../stream/each_stripe.ts";
import { PatternReader } from "../../stream/kernel/pattern_reader.ts";
import { StreamKernels } from "../../stream/kernel/stream_kernels.ts";
import type { ReadOptions } from "../../stream/read_options.ts";
import { stripeRegions } from "../../stream/stripe_regions.ts";
import type { CubePlan } from "./cube_plan.ts";

/** What a pass that bins the detector needs to know. */
export interface CubeStripeOptions extends ReadOptions {
  /** Displacement of each pattern, [position][y, x], pixels. */
  readonly shifts: Float32Array;
  /** Sizes of the cube. */
  readonly plan: CubePlan;
  /** Receives the sums, [binned pixel][position], `plan.stride` apart; shared where workers sum. */
  readonly sums: Float32Array;
}

/** Sums the aligned patterns of a stripe over the bins of the detector. */
export async function cubeStripe(
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  { clampBelow, blockBytes, shifts, plan, sums }: CubeStripeOptions,
  onPosition: (positions: number) => void,
): Promise<void> {
  const { detector, scan: [, columns] } = source.shape;
  const kernels = new StreamKernels(detector);
  const { memory, pixels, patternBytes } = kernels;
  const { regions, patterns } = stripeRegions(source, stripe, { blockBytes });
  const reader = new PatternReader(kernels, source, { patterns, clampBelow });
  const to = memory.place(patternBytes);
  const binOf = Uint32Array.from(
    { length: pixels },
    (_, pixel) =>
      Math.floor(Math.floor(pixel / detector[1]) / plan.bin) * plan.columns +
      Math.floor(pixel % detector[1] / plan.bin),
  );
  const binned = new Float64Array(plan.rows * plan.columns);
  for (const region of regions) {
    await reader.read(region);
    // The memory may have grown since.
    const aligned = memory.floats(to, pixels);
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
        binned.fill(0);
        for (let pixel = 0; pixel < pixels; pixel++) {
          binned[binOf[pixel]] += aligned[pixel];
        }
        for (let bin = 0; bin < binned.length; bin++) {
          sums[bin * plan.stride + position] = binned[bin];
        }
      }
    }
    onPosition(pattern);
  }
}

/** `cubeStripe` for a worker thread. */
export const cubeStripeTask = stripeTask(cubeStripe);
