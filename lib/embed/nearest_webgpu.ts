import type { Kernel } from "../compute/kernel.ts";

/** Threads of a workgroup; one workgroup works on one query. */
const THREADS = 64;

/** Sizes of the selection. */
export interface NearestKernelOptions {
  /** Candidates of each query. */
  readonly candidates: number;
  /** Numbers in a row of products. */
  readonly stride: number;
  /** How many of them are kept. */
  readonly kept: number;
}

/**
 * Kernel: the candidates of each query with the smallest `norm - 2 product`,
 * nearest first, the smaller index first among equals. Buffers: products
 * [query][candidate], norms [candidate], kept indices [query][kept] (u32);
 * one workgroup a query.
 */
export function nearestKernel(
  { candidates, stride, kept }: NearestKernelOptions,
): Kernel {
  return {
    name: "nearest",
    bindings: ["read", "read", "read-write"],
    wgsl: `
const NONE = 0xffffffffu;
@group(0) @binding(0) var<storage, read> products: array<f32>;
@group(0) @binding(1) var<storage, read> norms: array<f32>;
@group(0) @binding(2) var<storage, read_write> nearest: array<u32>;
var<workgroup> distances: array<f32, ${THREADS * kept}>;
var<workgroup> indices: array<u32, ${THREADS * kept}>;

@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  // Each thread sorts its share of the candidates into a list of its own ...
  let base = thread * ${kept}u;
  var filled = 0u;
  for (var i = thread; i < ${candidates}u; i += ${THREADS}u) {
    let distance = norms[i] - 2.0 * products[group.x * ${stride}u + i];
    if (filled == ${kept}u && distance >= distances[base + ${kept - 1}u]) {
      continue;
    }
    if (filled < ${kept}u) {
      filled++;
    }
    var at = base + filled - 1u;
    while (at > base && distances[at - 1u] > distance) {
      distances[at] = distances[at - 1u];
      indices[at] = indices[at - 1u];
      at--;
    }
    distances[at] = distance;
    indices[at] = i;
  }
  for (var rest = filled; rest < ${kept}u; rest++) {
    distances[base + rest] = 3.0e38;
    indices[base + rest] = NONE;
  }
  workgroupBarrier();
  // ... and the first one merges them.
  if (thread == 0u) {
    var heads: array<u32, ${THREADS}>;
    for (var list = 0u; list < ${THREADS}u; list++) {
      heads[list] = list * ${kept}u;
    }
    for (var rank = 0u; rank < ${kept}u; rank++) {
      var best = NONE;
      for (var list = 0u; list < ${THREADS}u; list++) {
        let head = heads[list];
        if (head == (list + 1u) * ${kept}u || indices[head] == NONE) {
          continue;
        }
        if (best == NONE || distances[head] < distances[heads[best]] ||
          (distances[head] == distances[heads[best]] && indices[head] < indices[heads[best]])) {
          best = list;
        }
      }
      if (best == NONE) {
        nearest[group.x * ${kept}u + rank] = NONE;
      } else {
        nearest[group.x * ${kept}u + rank] = indices[heads[best]];
        heads[best]++;
      }
    }
  }
}
`,
  };
}
