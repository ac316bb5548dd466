import type { ScanRegion } from "../scan/scan_region.ts";
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
  /** Group of each position; `count` or more where it belongs to none. */
  readonly groups: Uint16Array;
  /** Number of groups. */
  readonly count: number;
  /**
   * Values are rounded to multiples of it, a power of two so large that sums
   * of them are exact: then any order of adding gives the same bits.
   */
  readonly quantum: number;
}

/** Patterns of a group that are added together: they stay in the caches. */
const TOGETHER = 4;

/**
 * Sums the aligned patterns of each group in a stripe, [group][pixel], in units
 * of the quantum. Reads no block in which no position belongs to a group. Holds
 * a block, some aligned patterns and the sums.
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
  const aligned = memory.place(TOGETHER * patternBytes);
  // A place that was never used before holds zeros.
  const groupBytes = 2 * patternBytes;
  const sums = memory.place(count * groupBytes);
  const counts = new Uint32Array(count);
  for (const region of regions) {
    const members = membersOf(region, { columns, groups, count });
    if (members.some((patterns) => patterns.length > 0)) {
      await reader.read(region);
    }
    const width = region.x1 - region.x0;
    members.forEach((patterns, group) => {
      counts[group] += patterns.length;
      for (let first = 0; first < patterns.length; first += TOGETHER) {
        const some = patterns.slice(first, first + TOGETHER);
        some.forEach((pattern, place) => {
          const position = (region.y0 + Math.floor(pattern / width)) * columns +
            region.x0 + pattern % width;
          kernels.shift({
            from: reader.pattern(pattern),
            to: aligned + place * patternBytes,
            dy: shifts[2 * position],
            dx: shifts[2 * position + 1],
          });
        });
        kernels.addRounded(aligned, sums + group * groupBytes, {
          count: some.length,
          quantum,
        });
      }
    });
    onPosition((region.y1 - region.y0) * width);
  }
  const result = new Float64Array(count * pixels);
  for (let group = 0; group < count; group++) {
    const place = sums + group * groupBytes;
    kernels.concludeRounded(place, { count: counts[group], quantum });
    result.set(memory.doubles(place, pixels), group * pixels);
  }
  return result;
}

/** Numbers, in row order, of a block's patterns in each group. */
function membersOf(
  { y0, y1, x0, x1 }: ScanRegion,
  { columns, groups, count }: Pick<SumGroupsOptions, "groups" | "count"> & {
    readonly columns: number;
  },
): number[][] {
  const members = Array.from({ length: count }, (): number[] => []);
  let pattern = 0;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++, pattern++) {
      members[groups[y * columns + x]]?.push(pattern);
    }
  }
  return members;
}

/** `sumGroupsStripe` for a worker thread. */
export const sumGroupsStripeTask = stripeTask(sumGroupsStripe);
