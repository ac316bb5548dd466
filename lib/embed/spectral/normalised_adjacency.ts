import type { MembershipGraph } from "../fuzzy/membership_graph.ts";

/** `S = D^(-1/2) W D^(-1/2)` of a graph without lone vertices. */
export interface NormalisedAdjacency {
  /** Writes S times a vector to `result`. */
  readonly multiply: (vector: Float64Array, result: Float64Array) => void;
  /** The eigenvector of value 1, the square root of each degree, of unit length. */
  readonly trivial: Float64Array;
}

/** Scales a graph's weights by the square roots of its degrees. */
export function normalisedAdjacency(
  { starts, targets, weights }: MembershipGraph,
): NormalisedAdjacency {
  const vertices = starts.length - 1;
  const roots = new Float64Array(vertices);
  let sum = 0;
  for (let v = 0; v < vertices; v++) {
    let degree = 0;
    for (let e = starts[v]; e < starts[v + 1]; e++) degree += weights[e];
    sum += degree;
    roots[v] = Math.sqrt(degree);
  }
  const scaled = new Float32Array(weights.length);
  for (let v = 0; v < vertices; v++) {
    for (let e = starts[v]; e < starts[v + 1]; e++) {
      scaled[e] = weights[e] / (roots[v] * roots[targets[e]]);
    }
  }
  return {
    multiply(vector, result) {
      for (let v = 0; v < vertices; v++) {
        let sum = 0;
        for (let e = starts[v]; e < starts[v + 1]; e++) {
          sum += scaled[e] * vector[targets[e]];
        }
        result[v] = sum;
      }
    },
    trivial: roots.map((root) => root / Math.sqrt(sum)),
  };
}
