import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { InputError } from "../scan/input_error.ts";
import type { LayerWeights } from "./network/initial_weights.ts";
import type { NetworkShape } from "./network/network_shape.ts";
import { SimdEngine } from "./simd/simd_engine.ts";

/** The network, and how `reconstructionErrors` computes. */
export interface ReconstructionErrorOptions {
  /** The network. */
  readonly shape: NetworkShape;
  /** Its weights, one entry per layer; see `TrainingOptions.keepWeights`. */
  readonly weights: readonly LayerWeights[];
  /** Threads; the result does not depend on it. 1. */
  readonly threads?: number;
  /** Positions that go through the network at once. 1024. */
  readonly block?: number;
}

/**
 * Mean squared error over the features, at each position, of what a network
 * makes of standardised features. A VAE decodes its mean codes: nothing is
 * drawn.
 *
 * The network runs in single precision on the processor; errors are squared and
 * summed in double precision.
 *
 * @param features Standardised as those of the training were, see
 * `StandardiseOptions.by`.
 * @throws {InputError} where the matrix is empty or its sizes are not the
 * network's
 */
export async function reconstructionErrors(
  features: FeatureMatrix,
  { shape, weights, threads = 1, block = 1024 }: ReconstructionErrorOptions,
): Promise<Float64Array<ArrayBuffer>> {
  check(features, { shape, weights });
  const { values, positions, features: width } = features;
  const { layers, encoderLayers, latent } = shape;
  // Nothing is trained: Adam's step size and epsilon are never used.
  const engine = new SimdEngine(
    { features, shape, weights, learningRate: 1, epsilon: 1 },
    { threads },
  );
  try {
    const errors = new Float64Array(positions);
    for (let start = 0; start < positions; start += block) {
      const length = Math.min(block, positions - start);
      const heads = engine.scope(() => {
        let units = engine.batch(
          Uint32Array.from({ length }, (_, i) => start + i),
        );
        for (let layer = 0; layer < encoderLayers; layer++) {
          units = engine.forward(layer, units);
        }
        return units;
      });
      // The first of a VAE's heads are its means.
      const codes = await engine.download(heads, latent);
      const output = engine.scope(() => {
        let units = engine.upload(codes, latent);
        for (let layer = encoderLayers; layer < layers.length; layer++) {
          units = engine.forward(layer, units);
        }
        return units;
      });
      const found = await engine.download(output, width);
      for (let i = 0; i < length; i++) {
        const offset = (start + i) * width;
        let sum = 0;
        for (let feature = 0; feature < width; feature++) {
          sum += (found[i * width + feature] - values[offset + feature]) ** 2;
        }
        errors[start + i] = sum / width;
      }
    }
    return errors;
  } finally {
    engine.dispose();
  }
}

function check(
  { values, positions, features }: FeatureMatrix,
  { shape: { layers }, weights }: Pick<
    ReconstructionErrorOptions,
    "shape" | "weights"
  >,
): void {
  if (positions < 1 || features < 1 || values.length !== positions * features) {
    throw new InputError(
      `Cannot find a reconstruction's error as the features must hold positions times features values, at least one: ` +
        `current value is ${values.length} values for ${positions} positions and ${features} features. ` +
        `Pass the matrix's own sizes.`,
    );
  }
  if (layers[0]?.inputs !== features) {
    throw new InputError(
      `Cannot find a reconstruction's error as the network must take the matrix's features: ` +
        `it takes ${layers[0]?.inputs}, the matrix has ${features}. ` +
        `Pass features of the same mask as the training's.`,
    );
  }
  const wrong = layers.findIndex(({ inputs, outputs }, layer) =>
    weights[layer]?.weight.length !== inputs * outputs ||
    weights[layer].bias.length !== outputs
  );
  if (wrong >= 0 || weights.length !== layers.length) {
    throw new InputError(
      `Cannot find a reconstruction's error as there must be weights for each of ${layers.length} layers: ` +
        `current value is ${weights.length} entries, ${
          wrong < 0 ? "too many" : `number ${wrong + 1} not of its layer's size`
        }. Pass the weights of a training of this network.`,
    );
  }
}
