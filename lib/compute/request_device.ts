import { AdapterError } from "./adapter_error.ts";
import { describeAdapter } from "./describe_adapter.ts";

/**
 * A device with everything that the adapter allows.
 *
 * @throws {AdapterError} where the adapter gives none
 */
export async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  // Default limits are small (128 MiB a binding): ask for the adapter's own.
  const names = [
    "maxBufferSize",
    "maxStorageBufferBindingSize",
    "maxStorageBuffersPerShaderStage",
    "maxComputeWorkgroupStorageSize",
    "maxComputeInvocationsPerWorkgroup",
    "maxComputeWorkgroupSizeX",
    "maxComputeWorkgroupsPerDimension",
  ] as const;
  const requiredLimits: Record<string, number> = {};
  for (const name of names) requiredLimits[name] = adapter.limits[name];
  try {
    return await adapter.requestDevice({ requiredLimits });
  } catch (error) {
    throw new AdapterError(
      `Cannot open the adapter ${describeAdapter(adapter)}: ${
        (error as Error).message
      }`,
    );
  }
}
