import { PATTERN_FLOPS } from "../scan/pattern_work.ts";
import { scanSizes } from "../stage_sizes.ts";
import type { BenchChain } from "../bench_chain.ts";
import type { StageWork } from "../bench_stage.ts";

/**
 * Least work of the mean aligned patterns: every pattern that counts read,
 * shifted and added once. The means that come out are as nothing beside it.
 *
 * @param positions patterns that count; default all
 */
export function patternSumsWork(
  { source }: BenchChain,
  positions: number = scanSizes(source).positions,
): StageWork {
  const { pixels, valueBytes } = scanSizes(source);
  const { admit, shift, group } = PATTERN_FLOPS;
  const fileBytes = positions * pixels * valueBytes;
  return {
    bytes: fileBytes,
    fileBytes,
    flops: positions * pixels * (admit + shift + group),
  };
}
