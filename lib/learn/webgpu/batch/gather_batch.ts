import type { Kernel } from "../../../compute/kernel.ts";
import { stepSlot } from "../step_slot.ts";

/** Threads of a workgroup. */
const THREADS = 64;
/** Workgroups along an axis that every adapter allows. */
const MOST_WORKGROUPS = 65535;

/** Sizes of one gathering. */
export interface GatherSizes {
  /** First position that the buffer of features holds. */
  readonly first: number;
  /** Positions that it holds. */
  readonly positions: number;
  /** Numbers in a row of features. */
  readonly features: number;
}

/** The uniform of `gatherBatchKernel`. */
export function gatherSizes(
  { first, positions, features }: GatherSizes,
): Uint32Array<ArrayBuffer> {
  return Uint32Array.of(first, positions, Math.ceil(features / 4), 0);
}

/** Workgroups that gather `rows` rows. */
export function gatherWorkgroups(
  { rows, features }: { readonly rows: number; readonly features: number },
): [x: number, y: number] {
  const groups = Math.ceil(rows * Math.ceil(features / 4) / THREADS);
  const y = Math.ceil(groups / MOST_WORKGROUPS);
  return [Math.ceil(groups / y), y];
}

/**
 * Kernel: copies the features of a step's positions into the batch, as far as
 * this buffer of features holds them. Buffers: features [position][feature],
 * the epoch's order (u32), batch [row][feature], a uniform (`gatherSizes`), the
 * step's slot; rows of features are filled up to fours. Workgroups:
 * `gatherWorkgroups`.
 */
export function gatherBatchKernel(): Kernel {
  return {
    name: "gather batch",
    bindings: ["read", "read", "read-write", "uniform", "slot"],
    wgsl: `
@group(0) @binding(0) var<storage, read> features: array<vec4f>;
@group(0) @binding(1) var<storage, read> order: array<u32>;
@group(0) @binding(2) var<storage, read_write> batch: array<vec4f>;
// First position, positions, fours of features.
@group(0) @binding(3) var<uniform> sizes: vec4u;
${stepSlot.wgsl(4)}

@compute @workgroup_size(${THREADS})
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let index = (group.y * groups.x + group.x) * ${THREADS}u + thread;
  let row = index / sizes.z;
  if (row >= step.rows) {
    return;
  }
  // A position before the first wraps to one far behind the last.
  let position = order[step.start + row] - sizes.x;
  if (position < sizes.y) {
    batch[index] = features[position * sizes.z + index % sizes.z];
  }
}
`,
  };
}
