import type { WorkerPool } from "../../lib/compute/worker_pool.ts";
import type { MachineFloor } from "../record/bench_file.ts";
import type {
  CopyTaskArgument,
  FileTaskArgument,
  ProductTaskArgument,
} from "./floor_tasks.ts";

/** A product that a thread can be kept busy with. */
interface ProcessorProduct {
  /** What does it. */
  readonly by: string;
  /** Export of `floor_tasks.ts`. */
  readonly task: string;
}

/** The project's plain products; the fastest sets the floor. */
const PRODUCTS: readonly ProcessorProduct[] = [
  { by: "our WebAssembly", task: "kernelProductTask" },
  { by: "TensorFlow.js WebAssembly", task: "tensorflowProductTask" },
];

/** How the processor is measured. */
export interface ProcessorFloorOptions {
  /** Side of the product; default 1024. */
  readonly size?: number;
  /** Bytes that each thread copies; default 64 MiB, more than the caches hold. */
  readonly copyBytes?: number;
  /** Bytes of the file that every thread reads; default 64 MiB. */
  readonly fileBytes?: number;
  /** Seconds of one try; default 0.3. */
  readonly seconds?: number;
  /** Tries of which the best counts, after one that does not; default 3. */
  readonly tries?: number;
}

/**
 * What the processor can do with all its threads: each copies blocks of its
 * own, reads a file, then multiplies matrices of its own. Writes that file to
 * the folder for temporary files and removes it.
 */
export async function processorFloor(
  pool: WorkerPool,
  options: ProcessorFloorOptions = {},
): Promise<MachineFloor> {
  const { size = 1024, copyBytes = 2 ** 26, fileBytes = 2 ** 26 } = options;
  const { seconds = 0.3, tries = 3 } = options;
  const best = async (name: string, argument: unknown) => {
    let best = 0;
    // In the first try threads start, and some run alone.
    for (let i = 0; i <= tries; i++) {
      const rates = await Promise.all(
        Array.from({ length: pool.size }, () =>
          pool.run<number>({
            module: new URL("./floor_tasks.ts", import.meta.url).href,
            name,
          }, argument)),
      );
      const together = rates.reduce((sum, rate) => sum + rate, 0);
      if (i > 0) best = Math.max(best, together);
    }
    return best;
  };
  const copy: CopyTaskArgument = { bytes: copyBytes, seconds };
  const product: ProductTaskArgument = { size, seconds };
  const copyBytesPerSecond = await best("copyTask", copy);
  const path = await Deno.makeTempFile({ prefix: "stem4d-floor-" });
  let fileBytesPerSecond: number;
  try {
    await Deno.writeFile(path, new Uint8Array(fileBytes).fill(1));
    const file: FileTaskArgument = { path, seconds };
    fileBytesPerSecond = await best("fileTask", file);
  } finally {
    await Deno.remove(path);
  }
  let fastest = { rate: 0, by: "" };
  for (const { by, task } of PRODUCTS) {
    const rate = await best(task, product);
    if (rate > fastest.rate) fastest = { rate, by };
  }
  const threads = `${pool.size} ${pool.size === 1 ? "thread" : "threads"}`;
  return {
    copyBytesPerSecond,
    fileBytesPerSecond,
    productFlopsPerSecond: fastest.rate,
    productSize: size,
    productBy: `${fastest.by}, ${threads}`,
  };
}
