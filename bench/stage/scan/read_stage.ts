import type { ReadOptions } from "../../../lib/stream/read_options.ts";
import { eachStripe } from "../../../lib/stream/each_stripe.ts";
import { gpuBlockRegions } from "../../../lib/stream/gpu_block_regions.ts";
import { prefetchBlocks } from "../../../lib/stream/prefetch_blocks.ts";
import type { BenchStage } from "../bench_stage.ts";
import { scanSizes } from "../stage_sizes.ts";
import { readStripe } from "./read_stripe.ts";

/**
 * Every block of the scan as the pipeline's passes read it: float32, checked
 * and clamped, and nothing done with it.
 */
export const readStage: BenchStage = {
  name: "read",
  about: "every block from the file, checked and clamped",
  needs: [],
  runsOn: "engine",
  async run({ source, engine, readings: { clampBelow }, outcomes }) {
    if (engine.gpu) {
      const stripe = [0, source.shape.scan[1]] as const;
      const regions = gpuBlockRegions(source, stripe, { gpu: engine.gpu });
      let values = 0;
      for await (
        const block of prefetchBlocks(source, regions, { engine, clampBelow })
      ) values += block.patterns.length;
      outcomes.valuesRead = values;
      return;
    }
    const counts = await eachStripe<ReadOptions, number>(source, engine, {
      module: new URL("./read_stripe.ts", import.meta.url).href,
      task: "readStripeTask",
      work: readStripe,
      options: { clampBelow },
    });
    outcomes.valuesRead = counts.reduce((sum, count) => sum + count, 0);
  },
  size: ({ source }) => scanSizes(source).scan,
  // Stored values in, float32 out.
  work({ source }) {
    const { positions, pixels, valueBytes } = scanSizes(source);
    const fileBytes = positions * pixels * valueBytes;
    return { bytes: fileBytes + positions * pixels * 4, fileBytes, flops: 0 };
  },
};
