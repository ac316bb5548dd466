import type { Kernel } from "../../compute/kernel.ts";
import { StartPhase } from "./start_phase.ts";

const THREADS = 64;

/**
 * Kernel: moves the centres of the starts that are on their way to the means of
 * their points; an empty one stays. Buffers: sums of each centre's points
 * [centre][feature], which become zero; centres [centre][feature], rows of both
 * filled up with zeros to fours; points of each centre (u32); squared norms of
 * the centres; their squared ways; phases of the starts (u32); a uniform (fours
 * of features, 0, 0, 0). One workgroup a centre; sums in a fixed order.
 */
export function moveCentresKernel(k: number): Kernel {
  return {
    name: "move centres",
    bindings: [
      "read-write",
      "read-write",
      "read",
      "read-write",
      "read-write",
      "read",
      "uniform",
    ],
    wgsl: `
@group(0) @binding(0) var<storage, read_write> sums: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> centres: array<vec4f>;
@group(0) @binding(2) var<storage, read> counts: array<u32>;
@group(0) @binding(3) var<storage, read_write> norms: array<f32>;
@group(0) @binding(4) var<storage, read_write> ways: array<f32>;
@group(0) @binding(5) var<storage, read> phases: array<u32>;
@group(0) @binding(6) var<uniform> sizes: vec4u;
var<workgroup> partial: array<vec2f, ${THREADS}>;

@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let count = counts[group.x];
  let moves = phases[group.x / ${k}u] == ${StartPhase.moving}u && count > 0u;
  var both = vec2f(0.0);
  for (var i = thread; i < sizes.x; i += ${THREADS}u) {
    let at = group.x * sizes.x + i;
    let before = centres[at];
    var after = before;
    if (moves) {
      after = sums[at] / f32(count);
      centres[at] = after;
    }
    sums[at] = vec4f(0.0);
    let way = after - before;
    both += vec2f(dot(after, after), dot(way, way));
  }
  partial[thread] = both;
  workgroupBarrier();
  for (var half = ${THREADS / 2}u; half > 0u; half /= 2u) {
    if (thread < half) {
      partial[thread] += partial[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0u) {
    norms[group.x] = partial[0].x;
    ways[group.x] = partial[0].y;
  }
}
`,
  };
}
