/**
 * Dispatches whose pipelines and buffers were bound once, to be run many times:
 * made by `GpuDevice.prepare`, run by `GpuDevice.run`. Valid until one of its
 * buffers is freed.
 */
export interface GpuProgram {
  /** Its dispatches, in order. */
  readonly steps: readonly {
    readonly pipeline: GPUComputePipeline;
    readonly group: GPUBindGroup;
    /** Number of bindings that take the run's slot. */
    readonly slots: number;
    readonly workgroups: readonly [x: number, y?: number, z?: number];
  }[];
}
