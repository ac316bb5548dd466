import { AdapterError } from "./adapter_error.ts";
import { describeAdapter } from "./describe_adapter.ts";
import { bindProgram } from "./device/bind_program.ts";
import { DeviceFaults } from "./device/device_faults.ts";
import { isSoftwareAdapter } from "./device/is_software_adapter.ts";
import { PipelineCache } from "./device/pipeline_cache.ts";
import type { GpuProgram } from "./gpu_program.ts";
import type { Dispatch } from "./kernel.ts";
import { requestDevice } from "./request_device.ts";
import { SLOT_BYTES } from "./slot_bytes.ts";

const STORAGE = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC |
  GPUBufferUsage.COPY_DST;

/** Choices of `GpuDevice.open`. */
export interface OpenDeviceOptions {
  /**
   * Bytes that one buffer may hold at most, where that is less than the adapter
   * allows; to share an adapter, or to see how work is divided.
   */
  readonly largestBuffer?: number;
  /** Bytes that all buffers together may hold at most. Default: no limit but the adapter's. */
  readonly memory?: number;
  /** How products are divided; default "by adapter". */
  readonly tiles?: "by adapter" | "measured";
}

/**
 * The one piece of code that talks to a WebGPU device: makes buffers, caches
 * pipelines by their text, submits kernels, reads results back and turns
 * every failure into an `AdapterError`.
 */
export class GpuDevice {
  /** What the adapter calls itself, for example "NVIDIA H100" or "llvmpipe". */
  readonly description: string;
  /** Whether the adapter computes on the CPU (lavapipe, SwiftShader, WARP). */
  readonly software: boolean;
  /** Bytes that one buffer may hold and a kernel may see of it. */
  readonly largestBuffer: number;
  /** How products are divided: by the adapter's kind, or as was measured on it. */
  readonly tiles: "by adapter" | "measured";
  readonly #options: OpenDeviceOptions;
  #device: GPUDevice;
  #faults: DeviceFaults;
  #pipelines: PipelineCache;
  readonly #buffers = new Set<GPUBuffer>();
  #closed = false;

  private constructor(
    adapter: GPUAdapter,
    device: GPUDevice,
    options: OpenDeviceOptions,
  ) {
    this.#options = options;
    this.#device = device;
    const { largestBuffer = Infinity, tiles = "by adapter" } = options;
    this.tiles = tiles;
    const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;
    this.largestBuffer = Math.min(
      maxBufferSize,
      maxStorageBufferBindingSize,
      largestBuffer,
    );
    this.description = describeAdapter(adapter);
    this.software = isSoftwareAdapter(adapter);
    this.#faults = new DeviceFaults(device, this.description);
    this.#pipelines = new PipelineCache(device, this.#faults);
  }

  /**
   * Opens a device with everything that the adapter allows.
   *
   * @throws {AdapterError} where the adapter gives none
   */
  static async open(
    adapter: GPUAdapter,
    options: OpenDeviceOptions = {},
  ): Promise<GpuDevice> {
    return new GpuDevice(adapter, await requestDevice(adapter), options);
  }

  /**
   * Goes on with a fresh device after the old one was lost or its memory was
   * short: all buffers are gone, kernels are compiled again as they are used.
   *
   * @throws {AdapterError} where the adapter gives none
   */
  async recover(): Promise<void> {
    this.free(...this.#buffers);
    this.#faults.ignore();
    const old = this.#device;
    const adapter = await navigator.gpu?.requestAdapter({
      powerPreference: "high-performance",
    }) ?? null;
    if (adapter === null || this.#closed) {
      throw new AdapterError(
        `Cannot open the adapter ${this.description} again as it is gone`,
        "lost",
      );
    }
    this.#device = await requestDevice(adapter);
    this.#faults = new DeviceFaults(this.#device, this.description);
    this.#pipelines = new PipelineCache(this.#device, this.#faults);
    old.destroy();
  }

  /** Bytes of all buffers that are allocated now. */
  get allocatedBytes(): number {
    let bytes = 0;
    for (const { size } of this.#buffers) bytes += size;
    return bytes;
  }

  /** Workgroups that one dispatch may have along an axis. */
  get mostWorkgroups(): number {
    return this.#device.limits.maxComputeWorkgroupsPerDimension;
  }

  /** Threads that a workgroup may have. */
  get mostThreads(): number {
    const { maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX } =
      this.#device.limits;
    return Math.min(
      maxComputeInvocationsPerWorkgroup,
      maxComputeWorkgroupSizeX,
    );
  }

  /** Bytes of memory that the threads of a workgroup may share. */
  get workgroupMemory(): number {
    return this.#device.limits.maxComputeWorkgroupStorageSize;
  }

  /**
   * A buffer of zeros for kernels to read and write.
   *
   * @throws {AdapterError} where it is larger than the adapter allows, or than
   *   what is left of the memory that was granted
   */
  allocate(bytes: number, usage: "storage" | "uniform" = "storage"): GPUBuffer {
    if (bytes > this.largestBuffer) {
      throw new AdapterError(
        `Cannot allocate ${bytes} bytes on ${this.description} as one buffer may hold ${this.largestBuffer}`,
        "memory",
      );
    }
    const { memory = Infinity } = this.#options;
    if (this.allocatedBytes + bytes > memory) {
      throw new AdapterError(
        `Cannot allocate ${bytes} bytes on ${this.description} as ${this.allocatedBytes} of ${memory} are taken`,
        "memory",
      );
    }
    const buffer = this.#device.createBuffer({
      size: Math.max(16, Math.ceil(bytes / 4) * 4),
      usage: usage === "storage"
        ? STORAGE
        : GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    this.#buffers.add(buffer);
    return buffer;
  }

  /** A new buffer that holds `data`. */
  upload(
    data: Float32Array | Uint32Array | Int32Array,
    usage: "storage" | "uniform" = "storage",
  ): GPUBuffer {
    const buffer = this.allocate(data.byteLength, usage);
    this.write(buffer, data);
    return buffer;
  }

  /** Overwrites the beginning of a buffer, or its numbers from `at` on. */
  write(
    buffer: GPUBuffer,
    data: Float32Array | Uint32Array | Int32Array,
    at = 0,
  ): void {
    this.#device.queue.writeBuffer(
      buffer,
      at * 4,
      data as Float32Array<ArrayBuffer>,
    );
  }

  /** Copies numbers from one buffer to another. */
  copy(
    from: GPUBuffer,
    to: GPUBuffer,
    { numbers, fromAt = 0, toAt = 0 }: {
      /** How many. */
      readonly numbers: number;
      /** First of them in `from`; default 0. */
      readonly fromAt?: number;
      /** Where the first one goes in `to`; default 0. */
      readonly toAt?: number;
    },
  ): void {
    const encoder = this.#device.createCommandEncoder();
    encoder.copyBufferToBuffer(from, fromAt * 4, to, toAt * 4, numbers * 4);
    this.#device.queue.submit([encoder.finish()]);
  }

  /** Sets all of a buffer to zero. */
  clear(buffer: GPUBuffer): void {
    const encoder = this.#device.createCommandEncoder();
    encoder.clearBuffer(buffer);
    this.#device.queue.submit([encoder.finish()]);
  }

  /** Runs kernels one after the other; each sees what the ones before it wrote. */
  submit(dispatches: readonly Dispatch[]): void {
    this.run(this.prepare(dispatches));
  }

  /** Binds dispatches to their buffers once, for many runs. */
  prepare(dispatches: readonly Dispatch[]): GpuProgram {
    return bindProgram(this.#device, this.#pipelines, { dispatches });
  }

  /**
   * Runs a program in one submission, once for each of `slots`: the parts of
   * its "slot" buffers that the runs see.
   */
  run({ steps }: GpuProgram, slots: readonly number[] = [0]): void {
    const encoder = this.#device.createCommandEncoder();
    // Within a pass, too, every dispatch sees what the ones before it wrote.
    const pass = encoder.beginComputePass();
    let current: GPUComputePipeline | undefined;
    for (const slot of slots) {
      for (const { pipeline, group, slots: count, workgroups } of steps) {
        if (pipeline !== current) pass.setPipeline(pipeline);
        current = pipeline;
        const offsets = new Array<number>(count).fill(slot * SLOT_BYTES);
        pass.setBindGroup(0, group, offsets);
        pass.dispatchWorkgroups(...workgroups as [number, number?, number?]);
      }
    }
    pass.end();
    this.#device.queue.submit([encoder.finish()]);
  }

  /**
   * Copies the first `length` numbers of a buffer back.
   *
   * @throws {AdapterError} where anything submitted so far failed
   */
  async read(
    buffer: GPUBuffer,
    length: number,
  ): Promise<Float32Array<ArrayBuffer>> {
    const bytes = length * 4;
    const staging = this.#device.createBuffer({
      size: Math.max(4, bytes),
      usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
    });
    try {
      const encoder = this.#device.createCommandEncoder();
      if (bytes > 0) encoder.copyBufferToBuffer(buffer, 0, staging, 0, bytes);
      this.#device.queue.submit([encoder.finish()]);
      await staging.mapAsync(GPUMapMode.READ);
      const failure = await this.#faults.first();
      if (failure) throw failure;
      return new Float32Array(
        staging.getMappedRange(0, Math.max(4, bytes)).slice(0, bytes),
      );
    } catch (error) {
      throw await this.#faults.first() ?? new AdapterError(
        `Cannot read results back from ${this.description}: ${
          (error as Error).message
        }`,
        "lost",
      );
    } finally {
      staging.destroy();
    }
  }

  /** Frees buffers before the device is closed. */
  free(...buffers: readonly GPUBuffer[]): void {
    for (const buffer of buffers) {
      buffer.destroy();
      this.#buffers.delete(buffer);
    }
  }

  /** Frees the device and every buffer of it. */
  close(): void {
    this.#closed = true;
    this.#faults.ignore();
    this.free(...this.#buffers);
    this.#device.destroy();
  }
}
