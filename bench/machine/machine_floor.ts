import { openEngine } from "../../lib/compute/open_engine.ts";
import type { MachineFloor } from "../record/bench_file.ts";
import { adapterFloor } from "./adapter_floor.ts";
import { processorFloor } from "./processor_floor.ts";

/**
 * What this machine can do at most on an engine.
 *
 * @throws {AdapterError} where "webgpu" was asked for and there is no adapter
 */
export async function machineFloor(
  kind: "cpu" | "webgpu",
): Promise<MachineFloor> {
  const engine = await openEngine(kind);
  try {
    return engine.gpu === undefined
      ? await processorFloor(engine.pool)
      : await adapterFloor(engine.gpu);
  } finally {
    engine.close();
  }
}
