import { RandomStream } from "../random/random_stream.ts";
import { InputError } from "../scan/input_error.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import {
  initialWeights,
  type LayerWeights,
} from "./network/initial_weights.ts";
import type { LearningBackend } from "../compute/learning_backend.ts";
import type { GpuDevice } from "../compute/gpu_device.ts";
import type { NetworkOptions } from "./network_options.ts";
import { networkSettings } from "./network/network_settings.ts";
import { networkShape } from "./network/network_shape.ts";
import { openTrainer } from "./open_trainer.ts";

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
  /**
   * Threads for "wasm"; results do not depend on it. All that the machine has.
   */
  readonly threads?: number;
  /** Device for "webgpu"; one is opened for the training where it is left out. */
  readonly gpu?: GpuDevice;
  /**
   * How "webgpu" divides its products. "by adapter", the default, repeats to the
   * bit; "measured" first finds what is fastest here, once a process.
   */
  readonly tiles?: "by adapter" | "measured";
  /** Called after each epoch. */
  readonly onProgress?: (progress: TrainingProgress) => void;
  /** Whether `TrainedNetwork.weights` is wanted. Default false. */
  readonly keepWeights?: boolean;
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
  /**
   * The trained weights, one entry per layer of `networkShape`, where
   * `keepWeights` asks for them.
   */
  readonly weights?: readonly LayerWeights[];
}

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
  { backend, threads, gpu, tiles, onProgress, keepWeights, replay = {} }:
    TrainingOptions,
): Promise<TrainedNetwork> {
  const settings = networkSettings(options);
  checkFeatures(features);
  const shape = networkShape(features.features, settings);
  const { epochs, klWeight, learningRate, seed } = settings;
  const weights = replay.initial ?? initialWeights(shape.layers, seed);
  const setup = { features, shape, weights, settings };
  const trainer = await openTrainer(setup, {
    backend,
    ...(threads && { threads }),
    ...(gpu && { gpu }),
    ...(tiles && { tiles }),
  });
  try {
    const order = new RandomStream(seed, "batch order");
    const loss = new Float64Array(epochs);
    const reconstruction = new Float64Array(epochs);
    for (let epoch = 0; epoch < epochs; epoch++) {
      const record = await trainer.trainEpoch(
        replay.orders?.[epoch] ?? order.permutation(features.positions),
        replay.noise?.[epoch],
      );
      reconstruction[epoch] = record.reconstruction;
      loss[epoch] = record.reconstruction + klWeight * record.divergence;
      if (!Number.isFinite(loss[epoch])) {
        throw new InputError(
          `Cannot train the network as its loss must be a number: current value is ${
            loss[epoch]
          } ` +
            `after epoch ${epoch + 1}. Lower learningRate (${learningRate}).`,
        );
      }
      onProgress?.({ epoch: epoch + 1, epochs, loss: loss[epoch] });
      // Training on the CPU never waits: let the caller's other tasks in.
      await new Promise((resolve) => setTimeout(resolve));
    }
    return {
      loss,
      reconstruction,
      codes: await trainer.encode(),
      ...(keepWeights && { weights: await trainer.weights() }),
    };
  } finally {
    trainer.dispose();
  }
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
