/**
 * How a kernel uses one of its buffers. "slot" is a uniform of which a program
 * sees one part of `SLOT_BYTES` at each run: what changes from run to run.
 */
export type KernelBinding = "read" | "read-write" | "uniform" | "slot";

/**
 * A compute kernel as text: made by a pure function from sizes, submitted by
 * `GpuDevice.submit` alone. The entry point is `main`; buffers are bound in
 * order to `@group(0) @binding(0)`, `@binding(1)`, ...
 */
export interface Kernel {
  /** Name for error messages and labels. */
  readonly name: string;
  /** WGSL source. */
  readonly wgsl: string;
  /** Use of each buffer, in the order of the bindings. */
  readonly bindings: readonly KernelBinding[];
}

/** One dispatch of a kernel. */
export interface Dispatch {
  /** What runs. */
  readonly kernel: Kernel;
  /** One buffer for each binding. */
  readonly buffers: readonly GPUBuffer[];
  /** Workgroups along x, y and z. */
  readonly workgroups: readonly [x: number, y?: number, z?: number];
}
