import type { Engine } from "../compute/engine.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { eachStripe } from "./each_stripe.ts";
import type { ScanMeasurement } from "./measure_scan.ts";
import type { ReadOptions } from "./read_options.ts";
import { type SumGroupsOptions, sumGroupsStripe } from "./sum_groups_stripe.ts";
import { sumGroupsWithGpu } from "./webgpu/sum_groups_webgpu.ts";
import { patternProgress } from "./pattern_progress.ts";

/** What `meanPatterns` needs to know. */
export interface MeanPatternsOptions extends ReadOptions {
  /** The first pass's findings. */
  readonly measurement: Pick<ScanMeasurement, "shifts" | "mean" | "pooled">;
  /** Label maps, one label from 0 for each position. */
  readonly labelMaps: readonly Int8Array[];
  /**
   * Label whose means are not wanted and become zeros: positions that have it in
   * all maps are left out, unread where they fill a block. Default none.
   */
  readonly omit?: number | undefined;
  /** Called as positions are done. */
  readonly onProgress?: OnProgress | undefined;
}

/** Stands for no group while groups are found; there are never so many. */
const NO_GROUP = 0xffff;

/**
 * Mean aligned pattern of every label of several label maps, in one pass over
 * the scan (recipe, step 11): for each map `[label][pixel]`, labels from 0 to
 * the largest; zeros where a label has no position.
 *
 * @throws {InputError} where the scan can't be read
 */
export async function meanPatterns(
  source: ScanSource,
  engine: Engine,
  { clampBelow, blockBytes, measurement, labelMaps, omit, ...listener }:
    MeanPatternsOptions,
): Promise<Float32Array<ArrayBuffer>[]> {
  const onProgress = patternProgress(source, listener.onProgress);
  const { shifts, mean, pooled } = measurement;
  const { scan: [rows, columns], detector } = source.shape;
  const positions = rows * columns;
  const pixels = detector[0] * detector[1];

  // Positions with the same labels in all maps are summed together, so that a
  // pattern is added once however many maps there are.
  const groupOf = new Map<string, number>();
  const groups = new Uint16Array(positions).fill(NO_GROUP);
  const labelsOf: number[][] = [];
  for (let position = 0; position < positions; position++) {
    const labels = labelMaps.map((map) => map[position]);
    if (labels.every((label) => label === omit)) continue;
    const key = labels.join();
    let group = groupOf.get(key);
    if (group === undefined) {
      group = labelsOf.length;
      groupOf.set(key, group);
      labelsOf.push(labels);
    }
    groups[position] = group;
  }

  // An adapter sums what is left out as well, in one more group.
  const count = labelsOf.length;
  for (let position = 0; position < positions; position++) {
    if (groups[position] === NO_GROUP) groups[position] = count;
  }
  const options: SumGroupsOptions = {
    clampBelow,
    blockBytes: blockBytes ?? engine.blocks?.blockBytes,
    shifts,
    groups,
    count,
    quantum: exactQuantum(mean, pooled, positions),
  };
  const stripes = engine.gpu
    ? [
      await sumGroupsWithGpu(
        source,
        engine,
        { ...options, count: count + 1 },
        onProgress,
      ),
    ]
    : await eachStripe<SumGroupsOptions, Float64Array>(source, engine, {
      module: new URL("./sum_groups_stripe.ts", import.meta.url).href,
      task: "sumGroupsStripeTask",
      work: sumGroupsStripe,
      options,
      onProgress,
    });

  return labelMaps.map((map, index) => {
    const labels = map.reduce((largest, label) => Math.max(largest, label), 0) +
      1;
    const sums = new Float64Array(labels * pixels);
    for (const stripe of stripes) {
      labelsOf.forEach((of, group) => {
        if (of[index] === omit) return;
        const base = of[index] * pixels;
        for (let pixel = 0; pixel < pixels; pixel++) {
          sums[base + pixel] += stripe[group * pixels + pixel];
        }
      });
    }
    const counts = new Float64Array(labels);
    for (const label of map) counts[label]++;
    return Float32Array.from(
      sums,
      (sum, i) =>
        sum * options.quantum / Math.max(1, counts[Math.floor(i / pixels)]),
    );
  });
}

/**
 * Largest power of two that keeps every partial sum below 2^52 quanta. By
 * Cauchy and Schwarz a pixel's absolute values sum to at most N times their
 * root mean square over the N positions.
 */
function exactQuantum(
  mean: Float64Array,
  pooled: Float64Array,
  positions: number,
): number {
  let largest = 0;
  for (let pixel = 0; pixel < mean.length; pixel++) {
    largest = Math.max(largest, Math.hypot(mean[pixel], pooled[pixel]));
  }
  return largest > 0
    ? 2 ** (Math.ceil(Math.log2(largest * positions)) - 50)
    : 1;
}
