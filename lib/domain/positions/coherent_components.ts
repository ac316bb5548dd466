import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { Neighbourhood } from "./neighbourhood.ts";

/** Scores on components that neighbours share. */
export interface CoherentComponents {
  /** Scores, [position][component], in units of the noise. */
  readonly scores: Float64Array<ArrayBuffer>;
  /** Number of components kept. */
  readonly components: number;
  /** Covariance between neighbours along every component, falling. */
  readonly strengths: readonly number[];
}

/**
 * Turns numbers whose noise has unit covariance to the directions in which
 * neighbours vary together, and keeps those that vary so at least `share` of
 * the strongest. Noise is a position's own affair: it has no part in what
 * neighbours share, however much of it there is (maximum autocorrelation
 * factors, Switzer and Green 1984).
 *
 * @param values [position][dimension]
 */
export function coherentComponents(
  values: Float64Array,
  { dimensions, neighbourhood: { starts, neighbours }, share }: {
    readonly dimensions: number;
    readonly neighbourhood: Neighbourhood;
    /** From 0 to 1. */
    readonly share: number;
  },
): CoherentComponents {
  const positions = values.length / dimensions;
  const mean = new Float64Array(dimensions);
  for (let i = 0; i < values.length; i++) {
    mean[i % dimensions] += values[i] / positions;
  }
  const shared = Matrix.zeros(dimensions, dimensions);
  let pairs = 0;
  for (let i = 0; i < positions; i++) {
    for (let n = starts[i]; n < starts[i + 1]; n++) {
      pairs++;
      for (let a = 0; a < dimensions; a++) {
        const first = values[i * dimensions + a] - mean[a];
        for (let b = 0; b < dimensions; b++) {
          const second = values[neighbours[n] * dimensions + b] - mean[b];
          shared.set(a, b, shared.get(a, b) + first * second);
        }
      }
    }
  }
  shared.div(Math.max(1, pairs));
  // Every pair was met both ways, so the matrix is symmetric.
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    shared,
    { assumeSymmetric: true },
  );
  const order = realEigenvalues.map((_, i) => i).sort((a, b) =>
    realEigenvalues[b] - realEigenvalues[a]
  );
  const strengths = order.map((i) => realEigenvalues[i]);
  const components = Math.max(
    1,
    strengths.filter((value) => value >= share * strengths[0]).length,
  );
  const scores = new Float64Array(positions * components);
  for (let c = 0; c < components; c++) {
    const vector = eigenvectorMatrix.getColumn(order[c]);
    const largest = vector.reduce(
      (best, value) => Math.abs(value) > Math.abs(best) ? value : best,
      0,
    );
    const sign = largest < 0 ? -1 : 1;
    for (let i = 0; i < positions; i++) {
      let score = 0;
      for (let d = 0; d < dimensions; d++) {
        score += vector[d] * (values[i * dimensions + d] - mean[d]);
      }
      scores[i * components + c] = sign * score;
    }
  }
  return { scores, components, strengths };
}
