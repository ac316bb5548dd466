import type { MembershipGraph } from "../fuzzy/membership_graph.ts";

/** Vertices for which a part of their own pays. */
const VERTICES_PER_PART = 2048;
/** Parts at most: half of them can be worked on side by side. */
const MOST_PARTS = 32;

/**
 * The edges of a layout in the order in which an epoch works on them. Vertices
 * are dealt out to an even number of parts, vertex `v` to part `v % parts`, and
 * every round of a tournament pairs each part with one other (round 0 with
 * itself): the edges between two parts touch no other, so that all pairs of a
 * round can be worked on side by side, each in its own fixed order. What comes
 * out depends on the parts, which only the number of vertices decides, and not
 * on the number of threads.
 */
export interface EdgeSchedule {
  /** Vertices that are laid out. */
  readonly vertices: number;
  /** Parts of the vertices, an even number. */
  readonly parts: number;
  /** Where each block's edges start, [round][pair], and past the last. */
  readonly starts: Uint32Array;
  /** The end of each edge that meets negative samples. */
  readonly heads: Uint32Array;
  /** The other end. */
  readonly tails: Uint32Array;
  /** Share of the epochs in which each edge pulls, more than 0 and at most 1. */
  readonly rates: Float32Array;
}

/**
 * Deals out the edges of a graph. An edge's rate is its membership over the
 * greatest; edges that would not pull once in `epochs` are left out, as in
 * umap-learn. All arrays can be shared among threads.
 */
export function edgeSchedule(
  { starts, targets, weights }: MembershipGraph,
  { epochs }: { readonly epochs: number },
): EdgeSchedule {
  const vertices = starts.length - 1;
  const parts = 2 *
    Math.min(
      MOST_PARTS / 2,
      Math.max(1, Math.floor(vertices / (2 * VERTICES_PER_PART))),
    );
  let greatest = 0;
  for (const weight of weights) greatest = Math.max(greatest, weight);
  const least = greatest / epochs;

  const blocks = shared(Uint32Array, parts * parts / 2 + 1);
  const eachEdge = (
    visit: (block: number, head: number, edge: number) => void,
  ) => {
    for (let head = 0; head < vertices; head++) {
      for (let edge = starts[head]; edge < starts[head + 1]; edge++) {
        if (weights[edge] < least) continue;
        visit(blockOf(head % parts, targets[edge] % parts, parts), head, edge);
      }
    }
  };
  eachEdge((block) => blocks[block + 1]++);
  for (let block = 1; block < blocks.length; block++) {
    blocks[block] += blocks[block - 1];
  }
  const edges = blocks[blocks.length - 1];
  const heads = shared(Uint32Array, edges);
  const tails = shared(Uint32Array, edges);
  const rates = shared(Float32Array, edges);
  const filled = blocks.slice();
  eachEdge((block, head, edge) => {
    const at = filled[block]++;
    heads[at] = head;
    tails[at] = targets[edge];
    rates[at] = weights[edge] / greatest;
  });
  return { vertices, parts, starts: blocks, heads, tails, rates };
}

/**
 * Block of the edges between two parts: parts / 2 blocks a round, by the circle
 * method of round-robin tournaments, in which the last part stays and the
 * others turn. The even and the odd part after it share a block of round 0.
 */
function blockOf(first: number, second: number, parts: number): number {
  if (first === second) return first >> 1;
  const turning = parts - 1;
  let [round, pair] = [Math.min(first, second), 0];
  if (first !== turning && second !== turning) {
    // Parts meet in the round midway between them; parts / 2 is a half
    // modulo the odd number of parts that turn.
    round = (first + second) * (parts / 2) % turning;
    const steps = (first - round + turning) % turning;
    pair = Math.min(steps, turning - steps);
  }
  return (1 + round) * (parts / 2) + pair;
}

/** An array of zeros that threads can share. */
function shared<Values>(
  Type: {
    new (buffer: SharedArrayBuffer): Values;
    readonly BYTES_PER_ELEMENT: number;
  },
  length: number,
): Values {
  return new Type(new SharedArrayBuffer(length * Type.BYTES_PER_ELEMENT));
}
