import type { GpuDevice } from "./gpu_device.ts";

/** Buffers of one owner, freed together whatever became of the work. */
export class GpuBuffers {
  /** The device that they lie on. */
  readonly gpu: GpuDevice;
  readonly #made: GPUBuffer[] = [];

  /** An owner without buffers. */
  constructor(gpu: GpuDevice) {
    this.gpu = gpu;
  }

  /** A buffer of zeros; see `GpuDevice.allocate`. */
  allocate(...request: Parameters<GpuDevice["allocate"]>): GPUBuffer {
    const buffer = this.gpu.allocate(...request);
    this.#made.push(buffer);
    return buffer;
  }

  /** A buffer with data; see `GpuDevice.upload`. */
  upload(...request: Parameters<GpuDevice["upload"]>): GPUBuffer {
    const buffer = this.gpu.upload(...request);
    this.#made.push(buffer);
    return buffer;
  }

  /** Frees them all. */
  free(): void {
    this.gpu.free(...this.#made.splice(0));
  }
}
