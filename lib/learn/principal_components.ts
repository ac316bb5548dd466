import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** Scores on the leading principal components. */
export interface PrincipalComponents {
  /** Scores, [point][component]. */
  readonly scores: Float32Array<ArrayBuffer>;
  /** Share of the variance that each component explains. */
  readonly explained: readonly number[];
}

/**
 * Projects points on their leading principal components, for display (recipe,
 * step 15). Each component's sign is set so that its largest coefficient is
 * positive; missing components are zero.
 *
 * @param values points, [point][dimension]
 */
export function principalComponents(
  values: Float32Array,
  { dimensions, components, covariance: given }: {
    /** Numbers of a point. */
    readonly dimensions: number;
    /** Components wanted. */
    readonly components: number;
    /**
     * Covariance of the dimensions, [dimension][dimension], where it is known.
     * `covarianceWithGpu` makes it of many dimensions: here it takes some 5 ns of
     * one thread for each point and pair of dimensions.
     */
    readonly covariance?: Float64Array;
  },
): PrincipalComponents {
  const points = values.length / dimensions;
  const mean = new Float64Array(dimensions);
  for (let i = 0; i < values.length; i++) {
    mean[i % dimensions] += values[i] / points;
  }
  const covariance = given
    ? Matrix.from1DArray(dimensions, dimensions, given)
    : covarianceOf(values, mean);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    covariance,
    { assumeSymmetric: true },
  );
  const order = realEigenvalues.map((_, i) => i).sort((a, b) =>
    realEigenvalues[b] - realEigenvalues[a]
  );
  const total = realEigenvalues.reduce(
    (sum, value) => sum + Math.max(0, value),
    0,
  );
  const scores = new Float32Array(points * components);
  const explained: number[] = [];
  for (
    let component = 0;
    component < Math.min(components, dimensions);
    component++
  ) {
    const vector = eigenvectorMatrix.getColumn(order[component]);
    const largest = vector.reduce(
      (best, value) => Math.abs(value) > Math.abs(best) ? value : best,
      0,
    );
    const sign = largest < 0 ? -1 : 1;
    for (let point = 0; point < points; point++) {
      let score = 0;
      for (let i = 0; i < dimensions; i++) {
        score += vector[i] * (values[point * dimensions + i] - mean[i]);
      }
      scores[point * components + component] = sign * score;
    }
    explained.push(
      total > 0 ? Math.max(0, realEigenvalues[order[component]]) / total : 0,
    );
  }
  return { scores, explained };
}

function covarianceOf(values: Float32Array, mean: Float64Array): Matrix {
  const dimensions = mean.length;
  const points = values.length / dimensions;
  const covariance = Matrix.zeros(dimensions, dimensions);
  for (let point = 0; point < points; point++) {
    for (let i = 0; i < dimensions; i++) {
      const first = values[point * dimensions + i] - mean[i];
      for (let j = 0; j <= i; j++) {
        const product = first * (values[point * dimensions + j] - mean[j]) /
          Math.max(1, points - 1);
        covariance.set(i, j, covariance.get(i, j) + product);
        if (i !== j) covariance.set(j, i, covariance.get(i, j));
      }
    }
  }
  return covariance;
}
