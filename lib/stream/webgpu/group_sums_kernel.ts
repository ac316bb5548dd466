import { shiftedValueWgsl } from "../../align/shift_pattern_webgpu.ts";
import type { Kernel } from "../../compute/kernel.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";

/** Threads of a workgroup along the pixels. */
export const GROUP_SUM_THREADS = 64;

/**
 * Kernel: adds a block's aligned patterns to the sums of their groups, exactly:
 * each value is rounded to a multiple of the quantum, 2^exponent, half to even,
 * and the multiples are added as integers of 64 bits. Then no order of adding
 * and no way of cutting the scan into blocks changes a bit.
 *
 * Buffers: patterns [position][pixel]; shifts [position][y, x]; the block's
 * positions in the order of their groups (u32); where each group begins in that
 * order, one number more than groups (u32); sums [group][pixel], their low and
 * their high words (two's complement); a uniform (first group of the sums,
 * exponent + 2^31, 0, 0). Workgroups (pixels / 64, groups).
 */
export function groupSumsKernel(detector: ScanShape["detector"]): Kernel {
  const pixels = detector[0] * detector[1];
  return {
    name: "group sums",
    bindings: [
      "read",
      "read",
      "read",
      "read",
      "read-write",
      "read-write",
      "uniform",
    ],
    wgsl: `
@group(0) @binding(0) var<storage, read> patterns: array<f32>;
@group(0) @binding(1) var<storage, read> shifts: array<f32>;
@group(0) @binding(2) var<storage, read> order: array<u32>;
@group(0) @binding(3) var<storage, read> starts: array<u32>;
@group(0) @binding(4) var<storage, read_write> low: array<u32>;
@group(0) @binding(5) var<storage, read_write> high: array<u32>;
@group(0) @binding(6) var<uniform> sizes: vec4u;
${shiftedValueWgsl(detector)}
// The value's multiple of the quantum: low and high word of its magnitude.
fn multiple(value: f32, exponent: i32) -> vec2u {
  let bits = bitcast<u32>(value) & 0x7fffffffu;
  let stored = i32(bits >> 23u);
  // Value = whole * 2^(max(stored, 1) - 150).
  let whole = (bits & 0x7fffffu) | select(0u, 0x800000u, stored > 0);
  let left = max(stored, 1) - 150 - exponent;
  if (left >= 32) {
    return vec2u(0u, whole << u32(min(left - 32, 31)));
  }
  if (left > 0) {
    return vec2u(whole << u32(left), whole >> u32(32 - left));
  }
  if (left == 0) {
    return vec2u(whole, 0u);
  }
  if (left < -25) {
    return vec2u(0u);
  }
  let right = u32(-left);
  let kept = whole >> right;
  let rest = whole & ((1u << right) - 1u);
  let half = 1u << (right - 1u);
  let up = rest > half || (rest == half && (kept & 1u) == 1u);
  return vec2u(kept + select(0u, 1u, up), 0u);
}

@compute @workgroup_size(${GROUP_SUM_THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= ${pixels}u) {
    return;
  }
  let group = sizes.x + id.y;
  let exponent = bitcast<i32>(sizes.y ^ 0x80000000u);
  let at = id.y * ${pixels}u + id.x;
  var sum = vec2u(low[at], high[at]);
  for (var i = starts[group]; i < starts[group + 1u]; i++) {
    let value = shifted(order[i], id.x);
    var term = multiple(value, exponent);
    if (value < 0.0) {
      // Two's complement.
      term = vec2u(~term.x + 1u, ~term.y + select(0u, 1u, term.x == 0u));
    }
    let added = sum.x + term.x;
    sum = vec2u(added, sum.y + term.y + select(0u, 1u, added < term.x));
  }
  low[at] = sum.x;
  high[at] = sum.y;
}
`,
  };
}
