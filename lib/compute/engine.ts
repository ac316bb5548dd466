import type { GpuDevice } from "./gpu_device.ts";
import type { BlockLimits } from "./block_limits.ts";
import type { WorkerPool } from "./worker_pool.ts";

/** What the stages compute with. */
export interface Engine {
  /** "webgpu" where kernels run on `gpu`, "cpu" where worker threads do it all. */
  readonly kind: "webgpu" | "cpu";
  /** The adapter; absent on the CPU. */
  readonly gpu?: GpuDevice;
  /**
   * How the adapter divides products, those of trainings, neighbours and
   * k-means: by its kind alone, the default, which repeats to the bit, or as was
   * measured to be fastest on it.
   */
  readonly tiles?: "by adapter" | "measured";
  /** Worker threads; both engines read and cluster with them. */
  readonly pool: WorkerPool;
  /**
   * What passes over a scan may take where the memory has a ceiling; absent
   * where it has none. Results do not depend on it.
   */
  readonly blocks?: BlockLimits | undefined;
  /** Why this engine, in one line for people. */
  readonly reason: string;
  /** Frees threads and device. */
  close(): void;
}
