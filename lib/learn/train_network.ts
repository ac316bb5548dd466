import { RandomStream } from "../random/random_stream.ts";
import { InputError } from "../scan/input_error.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import {
  initialWeights,
  type LayerWeights,
} from "./network/initial_weights.ts";
import type { LearningBackend } from "../compute/learning_backend.ts";
import { loadTensorflow } from "../compute/load_tensorflow.ts";
import type { NetworkOptions } from "./network_options.ts";
import {
  type NetworkSettings,
  networkSettings,
} from "./network/network_settings.ts";
import { type NetworkShape, networkShape } from "./network/network_shape.ts";
import type { TrainingEngine } from "./engine/training_engine.ts";
import { trainingStep } from "./engine/training_step.ts";
import { WasmEngine } from "./engine/wasm_engine.ts";
import { WebgpuEngine } from "./engine/webgpu_engine.ts";

/** What is reported after each epoch. */
export interface TrainingProgress {
  /** Number of the epoch that ended, from 1. */
  readonly epoch: number;
  /** Epochs in all. */
  readonly epochs: number;
  /** Its loss, as in `TrainedNetwork.loss`. */
  readonly loss: number;
}

/**
 * Takes the place of what the seed would give, to replay another program's
 * training.
 */
export interface TrainingReplay {
  /** Weights at the start, one entry per layer of `networkShape`. */
  readonly initial?: readonly LayerWeights[];
  /** Order of the positions, one array per epoch. */
  readonly orders?: readonly Uint32Array[];
  /** VAE noise in the order of use, [position][latent], one array per epoch. */
  readonly noise?: readonly Float32Array[];
}

/** How `trainNetwork` computes. */
export interface TrainingOptions {
  /** What computes. */
  readonly backend: LearningBackend;
  /** Called after each epoch. */
  readonly onProgress?: (progress: TrainingProgress) => void;
  /** Weights, orders and noise from elsewhere. */
  readonly replay?: TrainingReplay;
}

/** A trained network's record and what it makes of its positions. */
export interface TrainedNetwork {
  /**
   * Loss of each epoch as the published code prints it: the mean over its
   * batches, weighted by their sizes, taken while the weights move. AE: mean
   * squared error. VAE: mean squared error plus `klWeight` times the divergence.
   */
  readonly loss: Float64Array<ArrayBuffer>;
  /** The mean squared error's part of `loss`. */
  readonly reconstruction: Float64Array<ArrayBuffer>;
  /**
   * Codes of all positions (a VAE's means) by the trained network,
   * [position][latent].
   */
  readonly codes: Float32Array<ArrayBuffer>;
}

/** Positions that are encoded at once after training. */
const ENCODING_BATCH = 1024;

/** Ends when the training before it has: TensorFlow.js's backend is global. */
let previous: Promise<unknown> = Promise.resolve();

/**
 * Trains an autoencoder or a variational autoencoder as the published PyTorch
 * code does and encodes every position with it.
 *
 * Linear layers start uniform within 1/sqrt(inputs), positions are shuffled
 * before every epoch, the last, smaller batch is used, and Adam is PyTorch's.
 * Equal seeds give equal bytes on the same backend and adapter. Calls on one
 * thread run one after another.
 *
 * @param features Standardised features; see `standardise`.
 * @throws {InputError} where the features or an option cannot be trained with,
 * or where the loss stops being a number
 * @throws {AdapterError} where there is no WebGPU adapter or it fails
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { trainNetwork } from "./train_network.ts";
 *
 * const values = Float32Array.from({ length: 60 }, (_, i) => Math.sin(i * i));
 * const network = await trainNetwork(
 *   { values, positions: 20, features: 3 },
 *   { kind: "ae", hiddenLayers: 1, hidden: 16, latent: 2, batch: 8, seed: 1 },
 *   { backend: "wasm" },
 * );
 * ok(network.loss[39] < network.loss[0]);
 * ok(network.codes.length === 20 * 2);
 * ```
 */
export function trainNetwork(
  features: FeatureMatrix,
  options: NetworkOptions,
  training: TrainingOptions,
): Promise<TrainedNetwork> {
  const turn = previous.then(() => train(features, options, training));
  previous = turn.catch(() => {});
  return turn;
}

async function train(
  features: FeatureMatrix,
  options: NetworkOptions,
  { backend, onProgress, replay = {} }: TrainingOptions,
): Promise<TrainedNetwork> {
  const settings = networkSettings(options);
  checkFeatures(features);
  const shape = networkShape(features.features, settings);
  const { learningRate, epsilon, seed } = settings;
  const weights = replay.initial ?? initialWeights(shape.layers, seed);
  const tensorflow = await loadTensorflow(backend);
  const Engine = backend === "wasm" ? WasmEngine : WebgpuEngine;
  const setup = { tensorflow, features, shape, weights, learningRate, epsilon };
  const engine = new Engine(setup);
  try {
    const noise = new RandomStream(seed, "latent noise");
    const order = new RandomStream(seed, "batch order");
    const { epochs, latent } = settings;
    const { positions } = features;
    const loss = new Float64Array(epochs);
    const reconstruction = new Float64Array(epochs);
    for (let epoch = 0; epoch < epochs; epoch++) {
      const record = await trainEpoch(engine, shape, {
        settings,
        order: replay.orders?.[epoch] ?? order.permutation(positions),
        noise: shape.variational
          ? replay.noise?.[epoch] ?? normals(noise, positions * latent)
          : undefined,
      });
      loss[epoch] = record.loss;
      reconstruction[epoch] = record.reconstruction;
      if (!Number.isFinite(record.loss)) {
        throw new InputError(
          `Cannot train the network as its loss must be a number: current value is ${record.loss} ` +
            `after epoch ${epoch + 1}. Lower learningRate (${learningRate}).`,
        );
      }
      onProgress?.({ epoch: epoch + 1, epochs, loss: record.loss });
      // Training on the CPU never waits: let the caller's other tasks in.
      await new Promise((resolve) => setTimeout(resolve));
    }
    const codes = await encodePositions(engine, shape, positions);
    return { loss, reconstruction, codes };
  } finally {
    engine.dispose();
  }
}

/** Sizes, order and noise of an epoch. */
interface EpochOptions {
  readonly settings: NetworkSettings;
  readonly order: Uint32Array;
  readonly noise: Float32Array | undefined;
}

/** One pass over the positions; gives the weighted means of the losses. */
async function trainEpoch(
  engine: TrainingEngine,
  shape: NetworkShape,
  { settings, order, noise }: EpochOptions,
): Promise<{ loss: number; reconstruction: number }> {
  const { batch, latent, klWeight } = settings;
  for (let start = 0; start < order.length; start += batch) {
    const rows = order.subarray(start, start + batch);
    const drawn = noise?.subarray(
      start * latent,
      (start + rows.length) * latent,
    );
    trainingStep(engine, shape, {
      rows,
      klWeight,
      ...(drawn && { noise: drawn }),
    });
    engine.update();
  }
  let reconstruction = 0;
  let divergence = 0;
  (await engine.takeLosses()).forEach((step, index) => {
    const share = Math.min(batch, order.length - index * batch) / order.length;
    reconstruction += share * step.reconstruction;
    divergence += share * step.divergence;
  });
  return { loss: reconstruction + klWeight * divergence, reconstruction };
}

/** Codes (a VAE's means) of all positions. */
async function encodePositions(
  engine: TrainingEngine,
  { encoderLayers, latent }: NetworkShape,
  positions: number,
): Promise<Float32Array<ArrayBuffer>> {
  const codes = new Float32Array(positions * latent);
  for (let start = 0; start < positions; start += ENCODING_BATCH) {
    const length = Math.min(ENCODING_BATCH, positions - start);
    const encoded = engine.scope(() => {
      let values = engine.batch(
        Uint32Array.from({ length }, (_, i) => start + i),
      );
      for (let layer = 0; layer < encoderLayers; layer++) {
        values = engine.forward(layer, values);
      }
      return values;
    });
    codes.set(await engine.download(encoded, latent), start * latent);
  }
  return codes;
}

function normals(stream: RandomStream, length: number): Float32Array {
  return Float32Array.from({ length }, () => stream.normal());
}

function checkFeatures({ values, positions, features }: FeatureMatrix): void {
  if (positions < 1 || features < 1 || values.length !== positions * features) {
    throw new InputError(
      `Cannot train a network as the features must hold positions times features values, at least one: ` +
        `current value is ${values.length} values for ${positions} positions and ${features} features. ` +
        `Pass the matrix's own sizes.`,
    );
  }
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new InputError(
      `Cannot train a network as every feature must be a finite number: current value is ${
        values[wrong]
      } at position ${Math.floor(wrong / features)}, feature ${
        wrong % features
      }. ` +
        `Standardise the features and leave out positions without data.`,
    );
  }
}
