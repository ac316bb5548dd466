import type { Kernel } from "../kernel.ts";
import type { DeviceFaults } from "./device_faults.ts";

/** How a binding is declared to the device. */
const BUFFER_TYPES = {
  "read": "read-only-storage",
  "read-write": "storage",
  "uniform": "uniform",
  "slot": "uniform",
} as const;

/** A device's compiled kernels, each compiled once: by their text. */
export class PipelineCache {
  readonly #device: GPUDevice;
  readonly #faults: DeviceFaults;
  readonly #pipelines = new Map<string, GPUComputePipeline>();

  /** An empty cache; what the device refuses is told to `faults`. */
  constructor(device: GPUDevice, faults: DeviceFaults) {
    this.#device = device;
    this.#faults = faults;
  }

  /** A kernel's pipeline. */
  pipeline(kernel: Kernel): GPUComputePipeline {
    const cached = this.#pipelines.get(kernel.wgsl);
    if (cached) return cached;
    const device = this.#device;
    device.pushErrorScope("validation");
    const module = device.createShaderModule({
      label: kernel.name,
      code: kernel.wgsl,
    });
    const layout = device.createPipelineLayout({
      bindGroupLayouts: [device.createBindGroupLayout({
        entries: kernel.bindings.map((use, binding) => ({
          binding,
          visibility: GPUShaderStage.COMPUTE,
          buffer: {
            type: BUFFER_TYPES[use],
            hasDynamicOffset: use === "slot",
          },
        })),
      })],
    });
    const pipeline = device.createComputePipeline({
      label: kernel.name,
      layout,
      compute: { module, entryPoint: "main" },
    });
    this.#faults.expect(device.popErrorScope(), kernel);
    this.#pipelines.set(kernel.wgsl, pipeline);
    return pipeline;
  }
}
