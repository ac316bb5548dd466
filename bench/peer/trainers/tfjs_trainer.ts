import { adamDecay } from "../../../lib/learn/engine/adam_decay.ts";
import type { LayerWeights } from "../../../lib/learn/network/initial_weights.ts";
import { inputMajorWeight } from "./input_major_weight.ts";
import type { Tfjs, TfjsModel, TfjsTensor } from "./tfjs_types.ts";
import type { Trainer, TrainerSetup } from "./trainer.ts";

/** A name in a variable: the project's own lock does not hold the packages. */
const PACKAGE = "@tensorflow/tfjs";

/**
 * TensorFlow.js as its documentation has it used: layers, automatic gradients,
 * `optimizer.minimize`; no setting of any backend is changed.
 *
 * @param backend Where it computes.
 * @throws {TypeError} where the package is not installed
 */
export async function openTfjs(
  backend: "wasm" | "webgpu",
): Promise<(setup: TrainerSetup) => Trainer> {
  const tf: Tfjs = await import(PACKAGE);
  await import(`${PACKAGE}-backend-${backend}`);
  if (!await tf.setBackend(backend)) {
    throw new Error(`Cannot start the backend ${backend} of TensorFlow.js`);
  }
  return (setup) => new TfjsTrainer(tf, setup);
}

class TfjsTrainer implements Trainer {
  readonly #tf: Tfjs;
  readonly #setup: TrainerSetup;
  readonly #optimizer;
  readonly #batch: TfjsTensor;
  readonly #encoder: TfjsModel;
  readonly #decoder: TfjsModel;
  #costs: TfjsTensor[] = [];

  constructor(tf: Tfjs, setup: TrainerSetup) {
    this.#tf = tf;
    this.#setup = setup;
    const { shape, settings, weights, batch, positions } = setup;
    const { learningRate, epsilon } = settings;
    const { first, second } = adamDecay;
    this.#optimizer = tf.train.adam(learningRate, first, second, epsilon);
    const features = shape.layers[0].inputs;
    this.#batch = tf.tensor2d(batch, [positions, features]);
    const { encoderLayers } = shape;
    this.#encoder = this.#model(weights.slice(0, encoderLayers), 0);
    this.#decoder = this.#model(weights.slice(encoderLayers), encoderLayers);
  }

  #model(weights: readonly LayerWeights[], from: number): TfjsModel {
    const tf = this.#tf;
    const { layers } = this.#setup.shape;
    const shapes = layers.slice(from, from + weights.length);
    const model = tf.sequential({
      layers: shapes.map(({ inputs, outputs, rectified }) =>
        tf.layers.dense({
          units: outputs,
          activation: rectified ? "relu" : "linear",
          inputShape: [inputs],
        })
      ),
    });
    const tensors = weights.flatMap((layer, index) => {
      const { inputs, outputs } = shapes[index];
      const kernel = inputMajorWeight(layer.weight, { inputs, outputs });
      const bias = tf.tensor1d(layer.bias);
      return [tf.tensor2d(kernel, [inputs, outputs]), bias];
    });
    model.setWeights(tensors);
    for (const tensor of tensors) tensor.dispose();
    return model;
  }

  step(noise: Float32Array | null): void {
    const { positions, shape: { latent } } = this.#setup;
    const drawn = noise && this.#tf.tensor2d(noise, [positions, latent]);
    this.#costs.push(
      this.#optimizer.minimize(() => this.#loss(drawn), true),
    );
    drawn?.dispose();
  }

  #loss(noise: TfjsTensor | null): TfjsTensor {
    const { losses } = this.#tf;
    const batch = this.#batch;
    const codes = this.#encoder.apply(batch);
    if (noise === null) {
      return losses.meanSquaredError(batch, this.#decoder.apply(codes));
    }
    const [mean, logVariance] = this.#tf.split(codes, 2, 1);
    const drawn = mean.add(logVariance.mul(0.5).exp().mul(noise));
    const divergence = logVariance.exp().add(mean.square()).sub(1)
      .sub(logVariance).mean().mul(0.5);
    return losses.meanSquaredError(batch, this.#decoder.apply(drawn))
      .add(divergence.mul(this.#setup.settings.klWeight));
  }

  async takeLosses(): Promise<number[]> {
    const costs = this.#costs;
    this.#costs = [];
    const losses: number[] = [];
    for (const cost of costs) {
      losses.push((await cost.data())[0]);
      cost.dispose();
    }
    return losses;
  }
}
