import type { Kernel } from "../../compute/kernel.ts";

/** Threads of a workgroup. */
const THREADS = 64;
/** Terms that are added before their sum is: it keeps float32's roundings few. */
const TOGETHER = 64;

/** Workgroups that `cubeImageKernel` is dispatched with. */
export function cubeImageWorkgroups(stride: number): number {
  return Math.ceil(stride / 2 / THREADS);
}

/**
 * Kernel: image of a virtual detector from a cube of uint16. Buffers: the
 * cube's values, two in a u32, planes of `stride` values; the binned pixels
 * that count, each as its index and the bits of its weight times its step; the
 * number of these pixels and the bits of the sum of weights times lowest
 * values; the image. A thread makes two positions.
 */
export function cubeImageKernel(stride: number): Kernel {
  return {
    name: "cube image",
    bindings: ["read", "read", "uniform", "read-write"],
    wgsl: `
@group(0) @binding(0) var<storage, read> values: array<u32>;
@group(0) @binding(1) var<storage, read> bins: array<vec2u>;
@group(0) @binding(2) var<uniform> sizes: vec4u;
@group(0) @binding(3) var<storage, read_write> image: array<vec2f>;

@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= ${stride / 2}u) { return; }
  var sum = vec2f(bitcast<f32>(sizes.y));
  for (var first = 0u; first < sizes.x; first += ${TOGETHER}u) {
    var some = vec2f(0.0);
    for (var i = first; i < min(first + ${TOGETHER}u, sizes.x); i++) {
      let bin = bins[i];
      let packed = values[bin.x * ${stride / 2}u + id.x];
      some += bitcast<f32>(bin.y) * vec2f(f32(packed & 0xffffu), f32(packed >> 16u));
    }
    sum += some;
  }
  image[id.x] = sum;
}
`,
  };
}
