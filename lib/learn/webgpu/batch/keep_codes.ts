import type { Kernel } from "../../../compute/kernel.ts";
import { stepSlot } from "../step_slot.ts";

/** Threads of a workgroup. */
const THREADS = 64;

/** Sizes of `keepCodesKernel`. */
export interface KeepCodesSizes {
  /** Numbers from one row of the batch to the next. */
  readonly stride: number;
  /** Length of a code. */
  readonly latent: number;
}

/** The uniform of `keepCodesKernel`. */
export function keepCodesSizes(
  { stride, latent }: KeepCodesSizes,
): Uint32Array<ArrayBuffer> {
  return Uint32Array.of(stride, latent, 0, 0);
}

/** Workgroups that keep the codes of `rows` rows. */
export function keepCodesWorkgroups(
  { rows, latent }: { readonly rows: number; readonly latent: number },
): [x: number] {
  return [Math.ceil(rows * latent / THREADS)];
}

/**
 * Kernel: copies the codes of a batch to their places among those of all
 * positions. Buffers: values [row][unit] with the uniform's stride, codes
 * [position][unit], the uniform (`keepCodesSizes`), the step's slot.
 * Workgroups: `keepCodesWorkgroups`.
 */
export function keepCodesKernel(): Kernel {
  return {
    name: "keep codes",
    bindings: ["read", "read-write", "uniform", "slot"],
    wgsl: `
@group(0) @binding(0) var<storage, read> values: array<f32>;
@group(0) @binding(1) var<storage, read_write> codes: array<f32>;
// Stride, length of a code.
@group(0) @binding(2) var<uniform> sizes: vec4u;
${stepSlot.wgsl(3)}

@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x < step.rows * sizes.y) {
    codes[step.start * sizes.y + id.x] =
      values[id.x / sizes.y * sizes.x + id.x % sizes.y];
  }
}
`,
  };
}
