import { openEngine } from "../../lib/compute/open_engine.ts";
import type { MachineFloor } from "../record/bench_file.ts";
import { adapterFloor } from "./adapter_floor.ts";
import { processorFloor } from "./processor_floor.ts";

/**
 * What an engine can do at most on this machine: the adapter in its own memory,
 * or the processor with all threads. Takes some seconds.
 *
 * @throws {AdapterError} where "webgpu" was asked for and there is no adapter,
 * or it fails
 */
export async function machineFloor(
  kind: "cpu" | "webgpu",
): Promise<MachineFloor> {
  const engine = await openEngine(kind);
  try {
    if (!engine.gpu) return await processorFloor(engine.pool);
    // Files come through the processor, whatever computes.
    const { fileBytesPerSecond } = await processorFloor(engine.pool);
    return {
      ...await adapterFloor(engine.gpu),
      ...fileBytesPerSecond !== undefined && { fileBytesPerSecond },
    };
  } finally {
    engine.close();
  }
}
