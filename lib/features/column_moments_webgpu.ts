import type { Kernel } from "../compute/kernel.ts";

/** Threads of a workgroup along the pixels. */
export const MOMENTS_THREADS = 64;

/**
 * Kernel: adds a block's rows to the moments of its columns, one row after the
 * other (Welford), as `ColumnMoments` does. Buffers: aligned patterns
 * [row][column][pixel]; means and squares [column of the stripe][pixel]; a
 * uniform (rows in the block, rows before it, first column of the block in
 * the stripe, columns of the block). Workgroups (pixels / 64, columns of the block).
 */
export function columnMomentsKernel(pixels: number): Kernel {
  return {
    name: "column moments",
    bindings: ["read", "read-write", "read-write", "uniform"],
    wgsl: `
@group(0) @binding(0) var<storage, read> aligned: array<f32>;
@group(0) @binding(1) var<storage, read_write> means: array<f32>;
@group(0) @binding(2) var<storage, read_write> squares: array<f32>;
@group(0) @binding(3) var<uniform> block: vec4u;

@compute @workgroup_size(${MOMENTS_THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= ${pixels}u) {
    return;
  }
  let state = (block.z + id.y) * ${pixels}u + id.x;
  var mean = means[state];
  var square = squares[state];
  for (var row = 0u; row < block.x; row++) {
    let value = aligned[(row * block.w + id.y) * ${pixels}u + id.x];
    let delta = value - mean;
    mean += delta / f32(block.y + row + 1u);
    square += delta * (value - mean);
  }
  means[state] = mean;
  squares[state] = square;
}
`,
  };
}
