import type { Kernel } from "../compute/kernel.ts";

/** Threads of a workgroup at most; one workgroup works on one query. */
const MOST_THREADS = 64;

/** How the selection is made. */
export interface NearestKernelOptions {
  /** How many candidates are kept for each query. */
  readonly kept: number;
  /** Bytes that the threads of a workgroup may share. */
  readonly workgroupMemory: number;
}

/** Where a selection reads and writes. */
export interface NearestSizes {
  /** Candidates of each query. */
  readonly candidates: number;
  /** Numbers in a row of products, a multiple of 4. */
  readonly stride: number;
  /** Number of the first candidate. */
  readonly first: number;
  /** Numbers in a row of what is found. */
  readonly length: number;
  /** Place in a row of what is found. */
  readonly place: number;
  /** Row of the first query in what is found. */
  readonly row: number;
}

/** The uniform of a selection. */
export function nearestSizes(
  { candidates, stride, first, length, place, row }: NearestSizes,
): Uint32Array<ArrayBuffer> {
  return Uint32Array.of(candidates, stride, first, length, place, row, 0, 0);
}

/**
 * Kernel: the candidates of each query with the smallest `norm - 2 product`,
 * nearest first, the smaller index first among equals; 2^32 - 1 where there
 * are fewer. Buffers: products [query][candidate], norms of all candidates,
 * what is found [row][place] (u32), a uniform (`nearestSizes`); one workgroup
 * a query.
 */
export function nearestKernel(
  { kept, workgroupMemory }: NearestKernelOptions,
): Kernel {
  let threads = MOST_THREADS;
  while (threads > 1 && threads * kept * 8 > workgroupMemory) threads /= 2;
  return {
    name: "nearest",
    bindings: ["read", "read", "read-write", "uniform"],
    wgsl: `
const NONE = 0xffffffffu;
struct Sizes {
  candidates: u32,
  stride: u32,
  first: u32,
  length: u32,
  place: u32,
  row: u32,
}
@group(0) @binding(0) var<storage, read> products: array<f32>;
@group(0) @binding(1) var<storage, read> norms: array<f32>;
@group(0) @binding(2) var<storage, read_write> nearest: array<u32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;
var<workgroup> distances: array<f32, ${threads * kept}>;
var<workgroup> indices: array<u32, ${threads * kept}>;

@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  // Each thread sorts its share of the candidates into a list of its own ...
  let base = thread * ${kept}u;
  var filled = 0u;
  for (var i = thread; i < sizes.candidates; i += ${threads}u) {
    let distance = norms[sizes.first + i] - 2.0 * products[group.x * sizes.stride + i];
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
    let out = (sizes.row + group.x) * sizes.length + sizes.place;
    var heads: array<u32, ${threads}>;
    for (var list = 0u; list < ${threads}u; list++) {
      heads[list] = list * ${kept}u;
    }
    for (var rank = 0u; rank < ${kept}u; rank++) {
      var best = NONE;
      for (var list = 0u; list < ${threads}u; list++) {
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
        nearest[out + rank] = NONE;
      } else {
        nearest[out + rank] = sizes.first + indices[heads[best]];
        heads[best]++;
      }
    }
  }
}
`,
  };
}
