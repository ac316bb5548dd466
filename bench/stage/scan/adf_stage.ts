import { darkFieldPixels } from "../../../lib/features/dark_field_pixels.ts";
import { sumPixels } from "../../../lib/features/sum_pixels.ts";
import type { BenchStage } from "../bench_stage.ts";
import { PATTERN_FLOPS } from "./pattern_work.ts";
import {
  blockPatterns,
  blockSize,
  prepareBlock,
  preparedBlock,
} from "./prepare_block.ts";

/** The annular dark field alone: one block in memory, on one thread. */
export const adfStage: BenchStage = {
  name: "adf",
  about: "annular dark field of one block, one thread",
  needs: [],
  runsOn: "thread",
  piece: true,
  prepare: prepareBlock,
  // deno-lint-ignore require-await -- a promise is the interface's, also for errors
  async run(chain) {
    const { source: { shape: { detector } }, readings, outcomes } = chain;
    const { patterns } = preparedBlock(chain);
    const pixels = detector[0] * detector[1];
    const adfPixels = darkFieldPixels(detector, readings.adf);
    const adf = new Float32Array(blockPatterns(chain));
    for (let i = 0; i < adf.length; i++) {
      adf[i] = sumPixels(patterns, adfPixels, i * pixels);
    }
    outcomes.blockAdf = adf;
  },
  size: blockSize,
  // The annulus in, one float32 a pattern out.
  work(chain) {
    const { source: { shape: { detector } }, readings } = chain;
    const adf = darkFieldPixels(detector, readings.adf).length;
    const patterns = blockPatterns(chain);
    return {
      bytes: patterns * (4 * adf + 4),
      flops: patterns * adf * PATTERN_FLOPS.sum,
    };
  },
};
