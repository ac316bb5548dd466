import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { InputError } from "../scan/input_error.ts";

/** Least squared distance of the farthest point: below, single precision loses digits of the others'. */
const LEAST = 2 ** -100;

/**
 * Mean features, and each point's squared distance from them. Distances do not
 * change when the mean is taken off, but the float32 products behind them then
 * no longer cancel.
 *
 * @throws {InputError} where a value is not a finite number, or squared
 * distances overflow or underflow float32
 */
export function centredNorms(
  { values, features, positions }: FeatureMatrix,
): { means: Float64Array; norms: Float32Array } {
  let largest = 0;
  const means = new Float64Array(features);
  for (
    let i = 0, f = 0;
    i < values.length;
    i++, f = f + 1 === features ? 0 : f + 1
  ) means[f] += values[i];
  for (let f = 0; f < features; f++) means[f] /= positions;
  const norms = new Float32Array(positions);
  for (let point = 0; point < positions; point++) {
    let sum = 0;
    for (let f = 0; f < features; f++) {
      sum += (values[point * features + f] - means[f]) ** 2;
    }
    norms[point] = sum;
    largest = Math.max(largest, sum);
  }
  if (
    largest > 0 && largest < LEAST || !Number.isFinite(Math.fround(largest))
  ) {
    const bad = values.findIndex((value) => !Number.isFinite(value));
    throw new InputError(
      `Cannot find neighbours: wanted finite features, was given ${
        bad >= 0
          ? `${values[bad]} at position ${Math.floor(bad / features)}`
          : "ones whose squares are beyond single precision"
      }; mend the scan or scale it`,
    );
  }
  return { means, norms };
}
