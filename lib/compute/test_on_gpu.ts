import { GpuDevice } from "./gpu_device.ts";

const adapter = await navigator.gpu?.requestAdapter() ?? null;
// One device for all tests of a file: its kernels are compiled once.
const gpu = adapter === null ? undefined : await GpuDevice.open(adapter);

/**
 * Registers a test that needs nothing but a WebGPU device. Without an adapter
 * it is reported as ignored, or fails where the environment sets
 * STEM4D_REQUIRE_WEBGPU, as the continuous integration does.
 */
export function testOnGpu(
  name: string,
  body: (gpu: GpuDevice) => Promise<void>,
): void {
  const required = Deno.env.get("STEM4D_REQUIRE_WEBGPU") !== undefined;
  Deno.test({
    name: `${name} [webgpu]`,
    ignore: gpu === undefined && !required,
    async fn() {
      if (gpu === undefined) throw new Error("No WebGPU adapter was found");
      await body(gpu);
    },
  });
}
