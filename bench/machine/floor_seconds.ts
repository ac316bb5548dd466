import type { MachineFloor } from "../record/bench_file.ts";
import type { StageWork } from "../stage/bench_stage.ts";

/**
 * Seconds below which the machine cannot do the work: the longer of moving its
 * bytes at the rate of a plain copy (which counts what is read and what is
 * written) and doing its operations at the rate of a plain product (which
 * counts a product and a sum for each of its instructions, so that operations
 * that cannot be fused take twice as long), as if the two overlapped entirely.
 */
export function floorSeconds(
  { bytes, flops }: StageWork,
  { copyBytesPerSecond, productFlopsPerSecond }: Pick<
    MachineFloor,
    "copyBytesPerSecond" | "productFlopsPerSecond"
  >,
): number {
  return Math.max(bytes / copyBytesPerSecond, flops / productFlopsPerSecond);
}
