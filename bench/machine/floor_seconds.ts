import type { MachineFloor } from "../record/bench_file.ts";
import type { StageWork } from "../stage/bench_stage.ts";

/** Rates of a machine that set a floor. */
type Rates = Pick<
  MachineFloor,
  "copyBytesPerSecond" | "fileBytesPerSecond" | "productFlopsPerSecond"
>;

/**
 * Seconds below which the machine cannot do the work: the longer of moving its
 * bytes and doing its operations, as if the two overlapped entirely. Bytes of a
 * file move at the rate at which the system hands them over, all others at that
 * of a plain copy (which counts what is read and what is written). Operations
 * are done at the rate of a plain product, which counts a product and a sum for
 * each of its instructions, so that operations that cannot be fused take twice
 * as long.
 */
export function floorSeconds(
  { bytes, flops, fileBytes = 0 }: StageWork,
  { copyBytesPerSecond, fileBytesPerSecond, productFlopsPerSecond }: Rates,
): number {
  // A copy reads and writes: half its rate is handed over.
  const handedOver = fileBytesPerSecond ?? copyBytesPerSecond / 2;
  return Math.max(
    (bytes - fileBytes) / copyBytesPerSecond + fileBytes / handedOver,
    flops / productFlopsPerSecond,
  );
}
