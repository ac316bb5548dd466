import { shiftedValueWgsl } from "../align/shift_pattern_webgpu.ts";
import type { Kernel } from "../compute/kernel.ts";
import type { ScanShape } from "../scan/scan_shape.ts";

/** Threads of a workgroup along the features. */
export const GATHER_THREADS = 64;

/**
 * Kernel: the values of aligned patterns at the feature pixels. Buffers:
 * patterns [position][pixel], shifts [position][y, x], feature pixels (u32),
 * features [position][feature]; workgroups (features / 64, positions).
 */
export function gatherKernel(
  detector: ScanShape["detector"],
  features: number,
): Kernel {
  return {
    name: "gather",
    bindings: ["read", "read", "read", "read-write"],
    wgsl: `
@group(0) @binding(0) var<storage, read> patterns: array<f32>;
@group(0) @binding(1) var<storage, read> shifts: array<f32>;
@group(0) @binding(2) var<storage, read> chosen: array<u32>;
@group(0) @binding(3) var<storage, read_write> features: array<f32>;
${shiftedValueWgsl(detector)}
@compute @workgroup_size(${GATHER_THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x < ${features}u) {
    features[id.y * ${features}u + id.x] = shifted(id.y, chosen[id.x]);
  }
}
`,
  };
}
