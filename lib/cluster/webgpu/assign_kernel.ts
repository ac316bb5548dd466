import type { Kernel } from "../../compute/kernel.ts";

/** Points that one workgroup assigns. */
export const ASSIGN_THREADS = 64;

/**
 * Kernel: gives points to the nearest centre of each start, the first of
 * equally near ones. Buffers: products [point][centre], which become one where
 * a centre is the point's own and zero elsewhere; squared norms of the centres
 * [start][k]; labels [start][point] (u32); squared distances less the points'
 * own squared norms [start][point]; points of each centre [start][k], and how
 * many changed hands [start], both added to (u32); a uniform (points here,
 * number of the first, points in all, numbers in a row of products).
 * Workgroups (points / 64, starts).
 */
export function assignKernel(k: number): Kernel {
  return {
    name: "assign",
    bindings: [
      "read-write",
      "read",
      "read-write",
      "read-write",
      "read-write",
      "read-write",
      "uniform",
    ],
    wgsl: `
@group(0) @binding(0) var<storage, read_write> products: array<f32>;
@group(0) @binding(1) var<storage, read> norms: array<f32>;
@group(0) @binding(2) var<storage, read_write> labels: array<u32>;
@group(0) @binding(3) var<storage, read_write> nearest: array<f32>;
@group(0) @binding(4) var<storage, read_write> counts: array<atomic<u32>>;
@group(0) @binding(5) var<storage, read_write> changed: array<atomic<u32>>;
@group(0) @binding(6) var<uniform> sizes: vec4u;
// Of this workgroup: points of each centre, and those that changed hands.
var<workgroup> own: array<atomic<u32>, ${k + 1}>;

@compute @workgroup_size(${ASSIGN_THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let point = group.x * ${ASSIGN_THREADS}u + thread;
  if (point < sizes.x) {
    let base = point * sizes.w + group.y * ${k}u;
    var label = 0u;
    var distance = norms[group.y * ${k}u] - 2.0 * products[base];
    for (var centre = 1u; centre < ${k}u; centre++) {
      let other = norms[group.y * ${k}u + centre] - 2.0 * products[base + centre];
      if (other < distance) {
        distance = other;
        label = centre;
      }
    }
    for (var centre = 0u; centre < ${k}u; centre++) {
      products[base + centre] = select(0.0, 1.0, centre == label);
    }
    let at = group.y * sizes.z + sizes.y + point;
    nearest[at] = distance;
    atomicAdd(&own[label], 1u);
    if (labels[at] != label) {
      labels[at] = label;
      atomicAdd(&own[${k}u], 1u);
    }
  }
  workgroupBarrier();
  // Sums of whole numbers are the same in any order.
  for (var i = thread; i <= ${k}u; i += ${ASSIGN_THREADS}u) {
    let number = atomicLoad(&own[i]);
    if (number > 0u) {
      if (i == ${k}u) {
        atomicAdd(&changed[group.y], number);
      } else {
        atomicAdd(&counts[group.y * ${k}u + i], number);
      }
    }
  }
}
`,
  };
}
