import type { Kernel } from "../../compute/kernel.ts";
import { StartPhase } from "./start_phase.ts";

/** Starts that one workgroup looks at. */
export const SETTLE_THREADS = 64;

/**
 * Kernel: counts an iteration of each start that is on its way and ends it where
 * no label changed, where its centres' squared ways sum to no more than the
 * least, or after the most iterations. Buffers: phases [start]; iterations
 * [start]; how many points changed hands [start] and points of each centre
 * [start][k] (all u32), both of which become zero; squared ways [start][k]; a
 * uniform (starts, most iterations, bits of the least way, 0).
 * Workgroups (starts / 64).
 */
export function settleKernel(k: number): Kernel {
  return {
    name: "settle",
    bindings: [
      "read-write",
      "read-write",
      "read-write",
      "read-write",
      "read",
      "uniform",
    ],
    wgsl: `
@group(0) @binding(0) var<storage, read_write> phases: array<u32>;
@group(0) @binding(1) var<storage, read_write> iterations: array<u32>;
@group(0) @binding(2) var<storage, read_write> changed: array<u32>;
@group(0) @binding(3) var<storage, read_write> counts: array<u32>;
@group(0) @binding(4) var<storage, read> ways: array<f32>;
@group(0) @binding(5) var<uniform> sizes: vec4u;

@compute @workgroup_size(${SETTLE_THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let start = id.x;
  if (start >= sizes.x) {
    return;
  }
  var way = 0.0;
  var emptied = false;
  for (var centre = start * ${k}u; centre < (start + 1u) * ${k}u; centre++) {
    way += ways[centre];
    emptied = emptied || counts[centre] == 0u;
    counts[centre] = 0u;
  }
  if (phases[start] == ${StartPhase.moving}u) {
    iterations[start]++;
    if (emptied) {
      phases[start] = ${StartPhase.emptied}u;
    } else if (changed[start] == 0u || way <= bitcast<f32>(sizes.z) ||
      iterations[start] >= sizes.y) {
      phases[start] = ${StartPhase.ended}u;
    }
  }
  changed[start] = 0u;
}
`,
  };
}
