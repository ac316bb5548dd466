import { alignPattern } from "../../../lib/align/align_pattern.ts";
import { probeDisc } from "../../../lib/align/probe_disc.ts";
import type { BenchStage } from "../bench_stage.ts";
import { PATTERN_FLOPS } from "./pattern_work.ts";
import {
  blockPatterns,
  blockSize,
  prepareBlock,
  preparedBlock,
} from "./prepare_block.ts";

/** Alignment alone: one block in memory, on one thread. */
export const alignStage: BenchStage = {
  name: "align",
  about: "centre of mass and shift of one block, one thread",
  needs: [],
  runsOn: "thread",
  piece: true,
  prepare: prepareBlock,
  // deno-lint-ignore require-await -- a promise is the interface's, also for errors
  async run(chain) {
    const { source: { shape: { detector } }, readings, outcomes } = chain;
    const { patterns } = preparedBlock(chain);
    const pixels = detector[0] * detector[1];
    const disc = probeDisc(detector);
    const aligned = new Float32Array(patterns.length);
    const shifts = new Float32Array(2 * patterns.length / pixels);
    for (let i = 0; i < shifts.length / 2; i++) {
      const start = i * pixels;
      const target = aligned.subarray(start, start + pixels);
      shifts.set(
        alignPattern(patterns, start, target, {
          detector,
          disc,
          passes: readings.alignmentPasses,
        }),
        2 * i,
      );
    }
    outcomes.aligned = { patterns: aligned, shifts };
  },
  size: blockSize,
  // Patterns in, aligned patterns and two shifts each out, all float32.
  work(chain) {
    const { source: { shape: { detector } }, readings } = chain;
    const pixels = detector[0] * detector[1];
    const disc = probeDisc(detector).pixels.length;
    const passes = readings.alignmentPasses;
    const { centre, shift } = PATTERN_FLOPS;
    return {
      bytes: blockPatterns(chain) * (8 * pixels + 8),
      flops: blockPatterns(chain) *
        (passes * disc * centre + (passes - 1) * disc * shift +
          pixels * shift),
    };
  },
};
