import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { RandomStream } from "../../random/random_stream.ts";
import type { MembershipGraph } from "../fuzzy/membership_graph.ts";
import { normalisedAdjacency } from "./normalised_adjacency.ts";

/** Vectors that are followed besides the wanted ones, to part them sooner. */
const GUARDS = 3;
/** Degree of the polynomial between two Rayleigh-Ritz steps. */
const DEGREE = 16;
/** Rayleigh-Ritz steps at most. */
const MOST_ROUNDS = 12;
/** A vector is found when `S x - value x` is no longer than this. */
const TOLERANCE = 1e-3;

/** Choices of `laplacianEigenvectors`. */
export interface LaplacianEigenvectorsOptions {
  /** Vectors wanted. */
  readonly count: number;
}

/**
 * Eigenvectors of a connected graph's normalised Laplacian `I - S` with the
 * smallest eigenvalues but the trivial one, where `S = D^(-1/2) W D^(-1/2)`.
 * Chebyshev-filtered subspace iteration (Zhou, Saad, Tiago and Chelikowsky
 * 2006): a polynomial of S that stays small on the unwanted part of the
 * spectrum and grows fast beyond it, then Rayleigh and Ritz in what is left.
 * It ends at a tolerance or after a fixed number of rounds, since a layout
 * needs the vectors' shape and not their digits.
 *
 * @returns vectors of unit length, smallest eigenvalue first
 * @throws {RangeError} where the graph has not more vertices than `count`
 */
export function laplacianEigenvectors(
  graph: MembershipGraph,
  { count }: LaplacianEigenvectorsOptions,
): Float64Array[] {
  const vertices = graph.starts.length - 1;
  if (!(count < vertices)) {
    throw new RangeError(
      `Cannot find ${count} eigenvectors besides the trivial one: wanted more vertices, was given ${vertices}`,
    );
  }
  const { multiply, trivial } = normalisedAdjacency(graph);
  const width = Math.min(count + GUARDS, vertices - 1);
  // A seed of its own: eigenvectors are the graph's, whatever the user's seed.
  const random = new RandomStream(0, "laplacian eigenvectors");
  const newColumn = () =>
    Float64Array.from({ length: vertices }, () => random.uniform() - 0.5);
  let columns: Float64Array[] = Array.from({ length: width }, newColumn);
  const scratch = [new Float64Array(vertices), new Float64Array(vertices)];

  // Eigenvalues of S below this are damped; unknown at first.
  let border = 0;
  for (let round = 1;; round++) {
    columns.forEach((column) => filter(column, { multiply, border, scratch }));
    orthonormalise(columns, { trivial, newColumn });
    const images = columns.map((column) => {
      const image = new Float64Array(vertices);
      multiply(column, image);
      return image;
    });
    const ritz = ritzVectors(columns, images);
    columns = ritz.columns;
    border = Math.max(border, Math.min(ritz.values[width - 1], 1 - 1e-9));
    // With a vector for every vertex nothing is left to damp.
    if (
      round === MOST_ROUNDS || width === vertices - 1 ||
      Math.max(...ritz.residuals.slice(0, count)) <= TOLERANCE
    ) return columns.slice(0, count);
  }
}

/**
 * Multiplies a vector by Chebyshev's polynomial of S that is at most 1 between
 * -1 and the border, in place.
 */
function filter(
  column: Float64Array,
  { multiply, border, scratch }: {
    readonly multiply: (vector: Float64Array, result: Float64Array) => void;
    readonly border: number;
    readonly scratch: readonly Float64Array[];
  },
): void {
  const shift = (border - 1) / 2;
  const radius = (border + 1) / 2;
  let [before, now, next] = [column, ...scratch];
  multiply(before, now);
  for (let v = 0; v < now.length; v++) {
    now[v] = (now[v] - shift * before[v]) / radius;
  }
  for (let degree = 2; degree <= DEGREE; degree++) {
    multiply(now, next);
    for (let v = 0; v < now.length; v++) {
      next[v] = 2 / radius * (next[v] - shift * now[v]) - before[v];
    }
    [before, now, next] = [now, next, before];
  }
  if (now !== column) column.set(now);
}

function dot(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < first.length; i++) sum += first[i] * second[i];
  return sum;
}

/**
 * Makes columns orthogonal to the trivial vector and to each other, twice over
 * since once leaves rounding behind (Gram and Schmidt), and of unit length. A
 * column of which nothing is left starts anew.
 */
function orthonormalise(
  columns: readonly Float64Array[],
  { trivial, newColumn }: {
    readonly trivial: Float64Array;
    readonly newColumn: () => Float64Array;
  },
): void {
  columns.forEach((column, at) => {
    const others = [trivial, ...columns.slice(0, at)];
    for (let pass = 0; pass < 2; pass++) {
      const length = Math.sqrt(dot(column, column));
      for (let i = 0; i < column.length; i++) column[i] /= length;
      for (const other of others) {
        const along = dot(column, other);
        for (let i = 0; i < column.length; i++) column[i] -= along * other[i];
      }
      const left = Math.sqrt(dot(column, column));
      // Written so that a length that is not a number starts anew as well.
      if (!(left > 1e-8)) {
        column.set(newColumn());
        pass = -1;
      } else if (pass === 1) {
        for (let i = 0; i < column.length; i++) column[i] /= left;
      }
    }
  });
}

/**
 * The vectors within the span of orthonormal columns that S stretches most,
 * given the columns' images under S; largest value first.
 */
function ritzVectors(
  columns: readonly Float64Array[],
  images: readonly Float64Array[],
): {
  columns: Float64Array[];
  values: number[];
  residuals: number[];
} {
  const small = new Matrix(
    columns.map((column) => images.map((image) => dot(column, image))),
  );
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    small.add(small.transpose()).mul(0.5),
    { assumeSymmetric: true },
  );
  const order = [...realEigenvalues.keys()].sort((i, j) =>
    realEigenvalues[j] - realEigenvalues[i]
  );
  const combine = (vectors: readonly Float64Array[], k: number) => {
    const sum = new Float64Array(vectors[0].length);
    vectors.forEach((vector, row) => {
      const share = eigenvectorMatrix.get(row, k);
      for (let i = 0; i < sum.length; i++) sum[i] += share * vector[i];
    });
    return sum;
  };
  const turned = order.map((k) => combine(columns, k));
  return {
    columns: turned,
    values: order.map((k) => realEigenvalues[k]),
    residuals: order.map((k, c) => {
      const rest = combine(images, k);
      for (let i = 0; i < rest.length; i++) {
        rest[i] -= realEigenvalues[k] * turned[c][i];
      }
      return Math.sqrt(dot(rest, rest));
    }),
  };
}
