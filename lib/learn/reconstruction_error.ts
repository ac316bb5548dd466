import type { FeatureMatrix } from "../features/feature_matrix.ts";
import {
  type ReconstructionErrorOptions,
  reconstructionErrors,
} from "./reconstruction_errors.ts";

/**
 * Mean squared error, over positions and features, of what a network makes of
 * standardised features: the mean of `reconstructionErrors`.
 *
 * @param features Standardised as those of the training were, see
 * `StandardiseOptions.by`.
 * @throws {InputError} where the matrix is empty or its sizes are not the
 * network's
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { networkSettings } from "./network/network_settings.ts";
 * import { networkShape } from "./network/network_shape.ts";
 * import { reconstructionError } from "./reconstruction_error.ts";
 * import { trainNetwork } from "./train_network.ts";
 *
 * const values = Float32Array.from({ length: 60 }, (_, i) => Math.sin(i * i));
 * const features = { values, positions: 20, features: 3 };
 * const options = { kind: "ae", hiddenLayers: 1, hidden: 16, seed: 1 } as const;
 * const { weights, loss } = await trainNetwork(features, options, {
 *   backend: "wasm",
 *   keepWeights: true,
 * });
 * const shape = networkShape(3, networkSettings(options));
 * const error = await reconstructionError(features, { shape, weights: weights! });
 * ok(error < loss[0]);
 * ```
 */
export async function reconstructionError(
  features: FeatureMatrix,
  options: ReconstructionErrorOptions,
): Promise<number> {
  const errors = await reconstructionErrors(features, options);
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
