import type { Kernel } from "../../lib/compute/kernel.ts";

/** Threads of a workgroup. */
const THREADS = 64;
/** Workgroups in a row; more rows follow below. */
const ROW = 1024;

/** Kernel: copies vectors of four floats. Buffers: source, target of equal length. */
export const copyKernel: Kernel = {
  name: "copy",
  bindings: ["read", "read-write"],
  wgsl: `
@group(0) @binding(0) var<storage, read> source: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> target_: array<vec4f>;

@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.y * ${THREADS * ROW}u + id.x;
  if (i < arrayLength(&source)) {
    target_[i] = source[i];
  }
}
`,
};

/** Workgroups that copy so many bytes. */
export function copyWorkgroups(bytes: number): [x: number, y: number] {
  return [ROW, Math.ceil(bytes / 16 / THREADS / ROW)];
}
