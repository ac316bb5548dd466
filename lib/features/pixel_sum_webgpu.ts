import type { Kernel } from "../compute/kernel.ts";

/** Threads of a workgroup; one workgroup works on one pattern. */
const THREADS = 64;

/**
 * Kernel: sums chosen pixels of each pattern, for example those of the
 * annular dark field. Buffers: patterns [position][pixel], the chosen pixels
 * (u32), sums [position]; one workgroup a position, sums in a fixed order.
 */
export function pixelSumKernel(pixels: number, chosen: number): Kernel {
  return {
    name: "pixel sum",
    bindings: ["read", "read", "read-write"],
    wgsl: `
@group(0) @binding(0) var<storage, read> patterns: array<f32>;
@group(0) @binding(1) var<storage, read> chosen: array<u32>;
@group(0) @binding(2) var<storage, read_write> sums: array<f32>;
var<workgroup> partial: array<f32, ${THREADS}>;

@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  var sum = 0.0;
  for (var i = thread; i < ${chosen}u; i += ${THREADS}u) {
    sum += patterns[group.x * ${pixels}u + chosen[i]];
  }
  partial[thread] = sum;
  workgroupBarrier();
  for (var half = ${THREADS / 2}u; half > 0u; half /= 2u) {
    if (thread < half) {
      partial[thread] += partial[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0u) {
    sums[group.x] = partial[0];
  }
}
`,
  };
}
