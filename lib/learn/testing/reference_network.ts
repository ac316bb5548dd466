import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { NetworkShape } from "../network/network_shape.ts";

/** What a network makes of one matrix of features. */
export interface ReferencePass {
  /** Codes (a VAE's means), [position][latent]. */
  readonly codes: readonly number[];
  /** Mean squared error over positions and features. */
  readonly error: number;
}

/** One pass through a network in double precision, by the definition. For tests. */
export function referencePass(
  { values, positions, features }: FeatureMatrix,
  { shape: { layers, encoderLayers, latent }, weights }: {
    readonly shape: NetworkShape;
    readonly weights: readonly LayerWeights[];
  },
): ReferencePass {
  const codes: number[] = [];
  let sum = 0;
  for (let position = 0; position < positions; position++) {
    const start = position * features;
    const wanted = [...values.subarray(start, start + features)];
    let units = wanted;
    layers.forEach(({ inputs, outputs, rectified }, layer) => {
      const { weight, bias } = weights[layer];
      units = Array.from({ length: outputs }, (_, output) => {
        const value = units.reduce(
          (total, unit, input) =>
            total + unit * weight[output * inputs + input],
          bias[output],
        );
        return rectified ? Math.max(0, value) : value;
      });
      if (layer + 1 === encoderLayers) {
        codes.push(...units = units.slice(0, latent));
      }
    });
    units.forEach((unit, j) => sum += (unit - wanted[j]) ** 2);
  }
  return { codes, error: sum / (positions * features) };
}
