import { shiftPattern } from "../align/shift_pattern.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { blockRegions } from "./block_regions.ts";
import { stripeTask } from "./each_stripe.ts";
import { loadBlock } from "./load_block.ts";
import type { ReadOptions } from "./read_options.ts";

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

/** Adding and taking away 1.5 * 2^52 rounds a float64 to the nearest integer. */
const ROUNDER = 1.5 * 2 ** 52;

/** Sums the aligned patterns of each group in a stripe, [group][pixel], in units of the quantum. */
export async function sumGroupsStripe(
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  { clampBelow, blockBytes, shifts, groups, count, quantum }: SumGroupsOptions,
  onPosition: (positions: number) => void,
): Promise<Float64Array<ArrayBuffer>> {
  const { detector, scan: [, columns] } = source.shape;
  const pixels = detector[0] * detector[1];
  const aligned = new Float32Array(pixels);
  const sums = new Float64Array(count * pixels);
  const scale = 1 / quantum;
  for (const region of blockRegions(source, stripe, { blockBytes })) {
    const { patterns } = await loadBlock(source, region, { clampBelow });
    let from = 0;
    for (let y = region.y0; y < region.y1; y++) {
      for (let x = region.x0; x < region.x1; x++, from += pixels) {
        const position = y * columns + x;
        const [dy, dx] = [shifts[2 * position], shifts[2 * position + 1]];
        shiftPattern(patterns, aligned, { detector, from, dy, dx });
        const base = groups[position] * pixels;
        for (let pixel = 0; pixel < pixels; pixel++) {
          sums[base + pixel] += (aligned[pixel] * scale + ROUNDER) - ROUNDER;
        }
      }
    }
    onPosition((region.y1 - region.y0) * (region.x1 - region.x0));
  }
  return sums;
}

/** `sumGroupsStripe` for a worker thread. */
export const sumGroupsStripeTask = stripeTask(sumGroupsStripe);
