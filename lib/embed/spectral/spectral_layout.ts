import { RandomStream } from "../../random/random_stream.ts";
import type { MembershipGraph } from "../fuzzy/membership_graph.ts";
import { componentCentres } from "./component_centres.ts";
import { connectedComponents } from "./connected_components.ts";
import { laplacianEigenvectors } from "./laplacian_eigenvectors.ts";

/** Edge of the box that a layout starts in. */
const BOX = 10;
/** Spread of the noise that parts vertices at the same place, in the box. */
const NOISE = 1e-4;

/** Choices of `spectralLayout`. */
export interface SpectralLayoutOptions {
  /** Dimensions of the layout. */
  readonly components: number;
  /** Seed of the noise, and of the places in components too small for vectors. */
  readonly seed: number;
}

/**
 * Where a layout starts, [vertex][component]: each vertex at its values of the
 * graph Laplacian's smallest eigenvectors, so that what is near along the graph
 * starts near, fitted to a box of edge 10. Components of the graph are laid out
 * one by one around centres far enough from each other, as in umap-learn.
 */
export function spectralLayout(
  graph: MembershipGraph,
  { components, seed }: SpectralLayoutOptions,
): Float64Array<ArrayBuffer> {
  const vertices = graph.starts.length - 1;
  const random = new RandomStream(seed, "spectral layout");
  const layout = new Float64Array(vertices * components);
  const parts = connectedComponents(graph);
  const { centres, reach } = componentCentres(parts.length, components);
  parts.forEach((members, part) => {
    const place = placeWithin(graph, { members, components, random });
    let greatest = 0;
    for (const value of place) greatest = Math.max(greatest, Math.abs(value));
    members.forEach((vertex, i) => {
      for (let c = 0; c < components; c++) {
        layout[vertex * components + c] = centres[part * components + c] +
          (greatest > 0 ? reach * place[i * components + c] / greatest : 0);
      }
    });
  });
  for (let c = 0; c < components; c++) {
    let [least, most] = [Infinity, -Infinity];
    for (let i = c; i < layout.length; i += components) {
      least = Math.min(least, layout[i]);
      most = Math.max(most, layout[i]);
    }
    for (let i = c; i < layout.length; i += components) {
      layout[i] =
        (most > least ? BOX * (layout[i] - least) / (most - least) : 0) +
        NOISE * random.normal();
    }
  }
  return layout;
}

/** Places of one component's vertices around 0, [member][component]. */
function placeWithin(
  graph: MembershipGraph,
  { members, components, random }: {
    readonly members: Uint32Array;
    readonly components: number;
    readonly random: RandomStream;
  },
): Float64Array {
  const place = new Float64Array(members.length * components);
  if (members.length === 1) return place;
  // So few vertices have no shape; random places, as in umap-learn.
  if (members.length <= Math.max(2 * components - 1, components + 1)) {
    return place.map(() => 2 * random.uniform() - 1);
  }
  const vectors = laplacianEigenvectors(graphOf(graph, members), {
    count: components,
  });
  vectors.forEach((vector, c) => {
    for (let i = 0; i < vector.length; i++) {
      place[i * components + c] = vector[i];
    }
  });
  return place;
}

/** One component as a graph of its own. */
function graphOf(
  graph: MembershipGraph,
  members: Uint32Array,
): MembershipGraph {
  if (members.length === graph.starts.length - 1) return graph;
  const starts = new Uint32Array(members.length + 1);
  members.forEach((vertex, i) => {
    starts[i + 1] = starts[i] + graph.starts[vertex + 1] - graph.starts[vertex];
  });
  const targets = new Uint32Array(starts[members.length]);
  const weights = new Float32Array(targets.length);
  const numbers = new Map<number, number>();
  members.forEach((vertex, i) => numbers.set(vertex, i));
  members.forEach((vertex, i) => {
    for (let edge = 0; edge < starts[i + 1] - starts[i]; edge++) {
      const from = graph.starts[vertex] + edge;
      targets[starts[i] + edge] = numbers.get(graph.targets[from])!;
      weights[starts[i] + edge] = graph.weights[from];
    }
  });
  return { starts, targets, weights };
}
