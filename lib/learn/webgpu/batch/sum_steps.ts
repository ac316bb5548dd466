import type { Kernel } from "../../../compute/kernel.ts";

/** Threads of a workgroup; one workgroup works on one step. */
const THREADS = 64;

/** Workgroups along an axis that every adapter allows. */
const MOST_WORKGROUPS = 65535;

/** What is summed, and where to. */
export interface SumStepsSizes {
  /** Steps. */
  readonly steps: number;
  /** Numbers of each step. */
  readonly numbers: number;
  /** Which of a step's two sums this is. */
  readonly which: 0 | 1;
}

/** The uniform of `sumStepsKernel`. */
export function sumStepsSizes(
  { steps, numbers, which }: SumStepsSizes,
): Uint32Array<ArrayBuffer> {
  return Uint32Array.of(steps, numbers, which, 0);
}

/** Workgroups that sum `steps` steps. */
export function sumStepsWorkgroups(steps: number): [x: number, y: number] {
  const y = Math.ceil(steps / MOST_WORKGROUPS);
  return [Math.ceil(steps / y), y];
}

/**
 * Kernel: sums of each step's numbers, in a fixed order. Buffers: numbers
 * [step][number], sums [step][which of two], a uniform (`sumStepsSizes`).
 * Workgroups: `sumStepsWorkgroups`.
 */
export function sumStepsKernel(): Kernel {
  return {
    name: "sum steps",
    bindings: ["read", "read-write", "uniform"],
    wgsl: `
@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read_write> sums: array<f32>;
// Steps, numbers, which.
@group(0) @binding(2) var<uniform> sizes: vec4u;
var<workgroup> parts: array<f32, ${THREADS}>;

@compute @workgroup_size(${THREADS})
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let index = group.y * groups.x + group.x;
  var sum = 0.0;
  for (var i = thread; i < sizes.y; i += ${THREADS}u) {
    sum += numbers[index * sizes.y + i];
  }
  parts[thread] = sum;
  workgroupBarrier();
  for (var half = ${THREADS / 2}u; half > 0u; half /= 2u) {
    if (thread < half) {
      parts[thread] += parts[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0u && index < sizes.x) {
    sums[2u * index + sizes.z] = parts[0];
  }
}
`,
  };
}
