import { InputError } from "../scan/input_error.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";

/** Options of `standardise`. */
export interface StandardiseOptions {
  /**
   * Added to every deviation, so that a constant feature becomes zero instead
   * of NaN. 1e-6, as in the published code.
   */
  readonly epsilon?: number;
  /**
   * Rows to take, in this order; default: all. They are read where they lie, so
   * a large matrix needs no copy of them beside the result.
   */
  readonly rows?: Uint32Array | undefined;
  /**
   * Rows whose mean and deviation are taken; default: `rows`. Positions that
   * were held out of a training are standardised by those of the training.
   */
  readonly by?: Uint32Array | undefined;
}

/**
 * Gives each feature mean zero and deviation one over the positions:
 * `(value - mean) / (deviation + epsilon)`, with the population deviation
 * (divided by the number of positions, NumPy's default).
 *
 * Mean and deviation are summed in double precision and in two passes, since
 * the features of a diffraction pattern vary little about a large mean.
 *
 * @returns A new matrix of the rows that were taken.
 * @throws {InputError} where the matrix is empty, its sizes disagree or a row
 * does not exist.
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { standardise } from "./standardise.ts";
 *
 * const values = Float32Array.of(1, 7, 3, 7); // two positions, two features
 * const standard = standardise({ values, positions: 2, features: 2 });
 * ok(Math.abs(standard.values[0] + 1) < 1e-5);
 * ok(standard.values[1] === 0); // the second feature is constant
 * ```
 */
export function standardise(
  matrix: FeatureMatrix,
  options: StandardiseOptions = {},
): FeatureMatrix & { readonly values: Float32Array<ArrayBuffer> } {
  const { values, positions, features } = matrix;
  const { epsilon = 1e-6, rows, by = rows } = options;
  if (positions < 1 || features < 1 || values.length !== positions * features) {
    throw new InputError(
      `Cannot standardise as the matrix must hold positions times features values, at least one: ` +
        `current value is ${values.length} values for ${positions} positions and ${features} features. ` +
        `Pass the matrix's own sizes.`,
    );
  }
  checkRows(rows, positions);
  checkRows(by, positions);
  const { mean, scale } = momentsOf(matrix, { rows: by, epsilon });
  const count = rows?.length ?? positions;
  const standard = new Float32Array(count * features);
  for (let index = 0; index < count; index++) {
    const row = (rows ? rows[index] : index) * features;
    const target = index * features;
    for (let j = 0; j < features; j++) {
      standard[target + j] = (values[row + j] - mean[j]) * scale[j];
    }
  }
  return { values: standard, positions: count, features };
}

function checkRows(rows: Uint32Array | undefined, positions: number): void {
  const wrong = rows?.find((row) => row >= positions);
  if (rows?.length === 0 || wrong !== undefined) {
    throw new InputError(
      `Cannot standardise as there must be a row, and every row below the number of positions, ${positions}: ` +
        `current value is ${wrong ?? "no row"}. ` +
        `Take the rows from the same scan as the features.`,
    );
  }
}

/** Mean of each feature, and one over its deviation. */
function momentsOf(
  { values, positions, features }: FeatureMatrix,
  { rows, epsilon }: {
    readonly rows: Uint32Array | undefined;
    readonly epsilon: number;
  },
): { readonly mean: Float64Array; readonly scale: Float64Array } {
  const count = rows?.length ?? positions;
  const start = (index: number) => (rows ? rows[index] : index) * features;
  const mean = new Float64Array(features);
  for (let index = 0; index < count; index++) {
    const row = start(index);
    for (let j = 0; j < features; j++) mean[j] += values[row + j];
  }
  for (let j = 0; j < features; j++) mean[j] /= count;
  const variance = new Float64Array(features);
  for (let index = 0; index < count; index++) {
    const row = start(index);
    for (let j = 0; j < features; j++) {
      const difference = values[row + j] - mean[j];
      variance[j] += difference * difference;
    }
  }
  const scale = variance.map((sum) => 1 / (Math.sqrt(sum / count) + epsilon));
  return { mean, scale };
}
