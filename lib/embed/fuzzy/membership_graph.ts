import type { Neighbours } from "../neighbours.ts";
import { smoothKnnDistances } from "./smooth_knn_distances.ts";

/**
 * A symmetric weighted graph, row by row (CSR): the edges of vertex `v` are
 * `starts[v]` to `starts[v + 1] - 1`. Every edge is there twice, once from each
 * end; no vertex has an edge to itself.
 */
export interface MembershipGraph {
  /** Where each vertex's edges start, and past the last: vertices + 1. */
  readonly starts: Uint32Array;
  /** Other end of each edge, ascending within a vertex. */
  readonly targets: Uint32Array;
  /** Membership of each edge, more than 0 and at most 1. */
  readonly weights: Float32Array;
}

/**
 * UMAP's fuzzy simplicial set: an edge between points of which one is the
 * other's neighbour, its weight the probabilistic union `p + q - p q` of both
 * points' views of it.
 */
export function membershipGraph(neighbours: Neighbours): MembershipGraph {
  const { count, indices } = neighbours;
  const vertices = indices.length / count;
  const directed = directedMemberships(neighbours);

  // Edges into each vertex, ordered by where they come from.
  const incoming = new Uint32Array(vertices + 1);
  for (let i = 0; i < indices.length; i++) {
    if (directed[i] > 0) incoming[indices[i] + 1]++;
  }
  for (let v = 0; v < vertices; v++) incoming[v + 1] += incoming[v];
  const sources = new Uint32Array(incoming[vertices]);
  const views = new Float32Array(incoming[vertices]);
  const filled = incoming.slice();
  for (let i = 0; i < indices.length; i++) {
    if (directed[i] === 0) continue;
    const at = filled[indices[i]]++;
    sources[at] = Math.floor(i / count);
    views[at] = directed[i];
  }

  const starts = new Uint32Array(vertices + 1);
  // At most every view and its reverse.
  const targets = new Uint32Array(2 * sources.length);
  const weights = new Float32Array(2 * sources.length);
  const order = new Uint32Array(count);
  let edges = 0;
  for (let v = 0; v < vertices; v++) {
    const outgoing = sortedEdges(v * count, { indices, directed, order });
    // Merges both ascending lists of other ends.
    let out = 0;
    let into = incoming[v];
    while (out < outgoing || into < incoming[v + 1]) {
      const there = out < outgoing ? indices[order[out]] : Infinity;
      const back = into < incoming[v + 1] ? sources[into] : Infinity;
      const p = there <= back ? directed[order[out++]] : 0;
      const q = back <= there ? views[into++] : 0;
      targets[edges] = Math.min(there, back);
      weights[edges++] = p + q - p * q;
    }
    starts[v + 1] = edges;
  }
  return {
    starts,
    targets: targets.slice(0, edges),
    weights: weights.slice(0, edges),
  };
}

/** How much each point counts each of its neighbours in, [point][neighbour]. */
function directedMemberships(neighbours: Neighbours): Float32Array {
  const { count, indices, distances } = neighbours;
  const { nearest, widths } = smoothKnnDistances(neighbours);
  return Float32Array.from(indices, (index, i) => {
    const point = Math.floor(i / count);
    if (index === point) return 0;
    const beyond = distances[i] - nearest[point];
    return beyond <= 0 || widths[point] === 0
      ? 1
      : Math.exp(-beyond / widths[point]);
  });
}

/** Sorts a point's edges by their other end into `order`; gives their number. */
function sortedEdges(
  first: number,
  { indices, directed, order }: {
    readonly indices: Uint32Array;
    readonly directed: Float32Array;
    readonly order: Uint32Array;
  },
): number {
  let filled = 0;
  for (let i = first; i < first + order.length; i++) {
    if (directed[i] === 0) continue;
    let at = filled++;
    for (; at > 0 && indices[order[at - 1]] > indices[i]; at--) {
      order[at] = order[at - 1];
    }
    order[at] = i;
  }
  return filled;
}
