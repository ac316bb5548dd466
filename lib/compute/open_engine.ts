import { AdapterError } from "./adapter_error.ts";
import type { Engine } from "./engine.ts";
import { GpuDevice } from "./gpu_device.ts";
import { WorkerPool } from "./worker_pool.ts";

/** Debian's package that adds a software adapter where there is no GPU. */
const SOFTWARE_ADAPTER =
  "Debian's package mesa-vulkan-drivers adds a software adapter";

/** Choices of `openEngine`. */
export interface OpenEngineOptions {
  /** Worker threads; default: one for each processor. */
  readonly workers?: number;
  /** How an adapter divides products; default "by adapter". */
  readonly tiles?: "by adapter" | "measured";
}

/**
 * Opens an engine: "webgpu" takes whatever adapter there is, "cpu" none, and
 * "auto" takes WebGPU where the adapter is hardware and the CPU otherwise,
 * since a software adapter is slower than the worker threads that it shares
 * the processor with.
 *
 * @throws {AdapterError} where "webgpu" was asked for and there is no adapter
 */
export async function openEngine(
  wanted: "auto" | "webgpu" | "cpu" = "auto",
  { workers = navigator.hardwareConcurrency, tiles = "by adapter" }:
    OpenEngineOptions = {},
): Promise<Engine> {
  const onCpu = (reason: string): Engine => {
    const pool = new WorkerPool(workers);
    return { kind: "cpu", pool, reason, close: () => pool.close() };
  };
  if (wanted === "cpu") return onCpu("asked for");

  const adapter = await navigator.gpu?.requestAdapter({
    powerPreference: "high-performance",
  }) ?? null;
  if (adapter === null) {
    if (wanted === "auto") {
      return onCpu(`no WebGPU adapter was found (${SOFTWARE_ADAPTER})`);
    }
    throw new AdapterError(
      `Cannot use the engine webgpu as no adapter was found: install a Vulkan driver (${SOFTWARE_ADAPTER}) or use the engine cpu`,
    );
  }
  const gpu = await GpuDevice.open(adapter, { tiles });
  if (wanted === "auto" && gpu.software) {
    const reason =
      `the only WebGPU adapter, ${gpu.description}, is a software one; --engine webgpu uses it all the same`;
    gpu.close();
    return onCpu(reason);
  }
  const pool = new WorkerPool(workers);
  return {
    kind: "webgpu",
    gpu,
    tiles,
    pool,
    reason: wanted === "webgpu" ? "asked for" : "a hardware adapter is present",
    close() {
      pool.close();
      gpu.close();
    },
  };
}
