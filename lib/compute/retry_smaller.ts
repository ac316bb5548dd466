import { AdapterError } from "./adapter_error.ts";
import type { GpuDevice } from "./gpu_device.ts";

/** By how much the second try's blocks are smaller. */
const SMALLER = 4;

/**
 * Does work in blocks on an adapter. Where its memory is short or the device is
 * lost, which is what drivers make of full memory, the work is begun once more
 * on a fresh device, with blocks of a quarter.
 *
 * @param work does all of the work in blocks of so many bytes
 * @throws {AdapterError} where the second try fails too, or nothing can mend it
 */
export async function retrySmaller<Result>(
  gpu: Pick<GpuDevice, "recover">,
  blockBytes: number,
  work: (blockBytes: number) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(blockBytes);
  } catch (error) {
    if (!(error instanceof AdapterError) || error.fault === "refused") {
      throw error;
    }
    await gpu.recover();
    return await work(Math.max(1, Math.floor(blockBytes / SMALLER)));
  }
}
