import { GpuDevice, type OpenDeviceOptions } from "../gpu_device.ts";

/**
 * A device that a test can take away as a driver does.
 *
 * @returns the device, and a function that destroys what is below it
 */
export async function breakableDevice(
  options: OpenDeviceOptions = {},
): Promise<{ readonly gpu: GpuDevice; readonly lose: () => void }> {
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error("No WebGPU adapter was found");
  let device: GPUDevice | undefined;
  const request = adapter.requestDevice.bind(adapter);
  Object.defineProperty(adapter, "requestDevice", {
    value: async (descriptor: GPUDeviceDescriptor) =>
      device = await request(descriptor),
  });
  const gpu = await GpuDevice.open(adapter, options);
  return { gpu, lose: () => device!.destroy() };
}
