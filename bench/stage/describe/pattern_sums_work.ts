import { scanSizes } from "../stage_sizes.ts";
import type { BenchChain } from "../bench_chain.ts";
import type { StageWork } from "../bench_stage.ts";
import { PATTERN_FLOPS } from "../scan/pattern_work.ts";

/**
 * Least work of the mean aligned patterns: every pattern read, shifted and
 * added once. The means that come out are as nothing beside it.
 */
export function patternSumsWork({ source }: BenchChain): StageWork {
  const { positions, pixels, valueBytes } = scanSizes(source);
  return {
    bytes: positions * pixels * valueBytes,
    flops: positions * pixels * (PATTERN_FLOPS.shift + 1),
  };
}
