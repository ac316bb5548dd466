import type { Kernel } from "../compute/kernel.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import { detectorMiddle } from "./detector_middle.ts";

/** Threads of a workgroup; one workgroup works on one pattern. */
const THREADS = 64;

/**
 * Kernel: adds the centre of mass of each pattern's disc to its shift, where
 * there is one (`centreOfMass`).
 * Buffers: patterns [position][pixel], shifts [position][y, x]; one workgroup
 * a position. Sums are taken in a fixed order, so that results repeat to the bit.
 */
export function centreOfMassKernel(
  detector: ScanShape["detector"],
  radius: number,
): Kernel {
  const [rows, columns] = detector;
  const [middleY, middleX] = detectorMiddle(detector);
  // The disc's bounding square, cut to the detector.
  const top = Math.max(0, middleY - radius + 1);
  const left = Math.max(0, middleX - radius + 1);
  const height = Math.min(rows, middleY + radius) - top;
  const width = Math.min(columns, middleX + radius) - left;
  return {
    name: "centre of mass",
    bindings: ["read", "read-write"],
    wgsl: `
@group(0) @binding(0) var<storage, read> patterns: array<f32>;
@group(0) @binding(1) var<storage, read_write> shifts: array<f32>;
var<workgroup> sums: array<vec3f, ${THREADS}>;

@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let start = group.x * ${rows * columns}u;
  var sum = vec3f(0.0);
  for (var i = thread; i < ${height * width}u; i += ${THREADS}u) {
    let y = i / ${width}u + ${top}u;
    let x = i % ${width}u + ${left}u;
    let dy = f32(y) - ${middleY}.0;
    let dx = f32(x) - ${middleX}.0;
    if (dy * dy + dx * dx < ${radius * radius}.0) {
      let value = patterns[start + y * ${columns}u + x];
      sum += value * vec3f(1.0, dy, dx);
    }
  }
  sums[thread] = sum;
  workgroupBarrier();
  for (var half = ${THREADS / 2}u; half > 0u; half /= 2u) {
    if (thread < half) {
      sums[thread] += sums[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0u && sums[0].x > 0.0) {
    let centre = sums[0].yz / sums[0].x;
    if (all(abs(centre) <= vec2f(${radius - 0.5}))) {
      shifts[2u * group.x] += centre.x;
      shifts[2u * group.x + 1u] += centre.y;
    }
  }
}
`,
  };
}
