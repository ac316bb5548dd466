import type { ScanSource } from "../scan/scan_source.ts";
import { stripeTask } from "./each_stripe.ts";
import { PatternReader } from "./kernel/pattern_reader.ts";
import { StreamKernels } from "./kernel/stream_kernels.ts";
import type { ReadOptions } from "./read_options.ts";
import { stripeRegions } from "./stripe_regions.ts";

/** What a pass that sums patterns by group needs to know. */
export interface SumGroupsOptions extends ReadOptions {
  /** Displacement of each pattern, [position][y, x], pixels, from `measureScan`. */
  readonly shifts: Float32Array;
  /** Group of each position. */
  readonly groups: Uint16Array;
  /** Number of groups. */
  readonly count: number;
  /**
   * Values are rounded to multiples of it, a power of two so large that sums
   * of them are exact: then any order of adding gives the same bits.
   */
  readonly quantum: number;
}

/**
 * Sums the aligned patterns of each group in a stripe, [group][pixel], in units
 * of the quantum. Holds a block and the sums.
 */
export async function sumGroupsStripe(
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  { clampBelow, blockBytes, shifts, groups, count, quantum }: SumGroupsOptions,
  onPosition: (positions: number) => void,
): Promise<Float64Array<ArrayBuffer>> {
  const { detector, scan: [, columns] } = source.shape;
  const kernels = new StreamKernels(detector);
  const { memory, pixels, patternBytes } = kernels;
  const { regions, patterns } = stripeRegions(source, stripe, { blockBytes });
  const reader = new PatternReader(kernels, source, { patterns, clampBelow });
  const to = memory.place(patternBytes);
  // A place that was never used before holds zeros.
  const groupBytes = 2 * patternBytes;
  const sums = memory.place(count * groupBytes);
  const scale = 1 / quantum;
  for (const region of regions) {
    await reader.read(region);
    let pattern = 0;
    for (let y = region.y0; y < region.y1; y++) {
      for (let x = region.x0; x < region.x1; x++) {
        const position = y * columns + x;
        const [dy, dx] = [shifts[2 * position], shifts[2 * position + 1]];
        kernels.shift({ from: reader.pattern(pattern++), to, dy, dx });
        kernels.addRounded(to, sums + groups[position] * groupBytes, scale);
      }
    }
    onPosition((region.y1 - region.y0) * (region.x1 - region.x0));
  }
  const result = new Float64Array(count * pixels);
  for (let group = 0; group < count; group++) {
    result.set(
      memory.doubles(sums + group * groupBytes, pixels),
      group * pixels,
    );
  }
  return result;
}

/** `sumGroupsStripe` for a worker thread. */
export const sumGroupsStripeTask = stripeTask(sumGroupsStripe);
