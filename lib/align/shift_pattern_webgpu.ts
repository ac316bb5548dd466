import type { Kernel } from "../compute/kernel.ts";
import type { ScanShape } from "../scan/scan_shape.ts";

/** Threads of a workgroup along the pixels. */
export const SHIFT_THREADS = 64;

/** WGSL: the value that a shifted pattern has at one pixel; zero outside the detector. */
export function shiftedValueWgsl(
  [rows, columns]: ScanShape["detector"],
): string {
  return `
fn stored(start: u32, y: i32, x: i32) -> f32 {
  if (y < 0 || y >= ${rows} || x < 0 || x >= ${columns}) {
    return 0.0;
  }
  return patterns[start + u32(y) * ${columns}u + u32(x)];
}

fn shifted(position: u32, pixel: u32) -> f32 {
  let start = position * ${rows * columns}u;
  let shift = vec2f(shifts[2u * position], shifts[2u * position + 1u]);
  let whole = floor(shift);
  let fraction = shift - whole;
  let y = i32(pixel / ${columns}u) + i32(whole.x);
  let x = i32(pixel % ${columns}u) + i32(whole.y);
  return (1.0 - fraction.x) * ((1.0 - fraction.y) * stored(start, y, x) + fraction.y * stored(start, y, x + 1)) +
    fraction.x * ((1.0 - fraction.y) * stored(start, y + 1, x) + fraction.y * stored(start, y + 1, x + 1));
}
`;
}

/**
 * Kernel: moves each pattern by minus its shift, as `shiftPattern` does.
 * Buffers: patterns [position][pixel], shifts [position][y, x], aligned
 * [position][pixel]; workgroups (pixels / 64, positions).
 */
export function shiftPatternKernel(detector: ScanShape["detector"]): Kernel {
  const pixels = detector[0] * detector[1];
  return {
    name: "shift",
    bindings: ["read", "read", "read-write"],
    wgsl: `
@group(0) @binding(0) var<storage, read> patterns: array<f32>;
@group(0) @binding(1) var<storage, read> shifts: array<f32>;
@group(0) @binding(2) var<storage, read_write> aligned: array<f32>;
${shiftedValueWgsl(detector)}
@compute @workgroup_size(${SHIFT_THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x < ${pixels}u) {
    aligned[id.y * ${pixels}u + id.x] = shifted(id.y, id.x);
  }
}
`,
  };
}
