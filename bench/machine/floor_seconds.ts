import type { MachineFloor } from "../record/bench_file.ts";
import type { StageWork } from "../stage/bench_stage.ts";

/**
 * Seconds below which the machine cannot do the work: the longer of moving its
 * bytes and doing its operations, as if the two overlapped entirely.
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
