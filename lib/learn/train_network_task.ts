import type { FeatureMatrix } from "../features/feature_matrix.ts";
import type { GpuDevice } from "../compute/gpu_device.ts";
import type { LearningBackend } from "../compute/learning_backend.ts";
import type { NetworkOptions } from "./network_options.ts";
import { networkSettings } from "./network/network_settings.ts";
import { networkShape } from "./network/network_shape.ts";
import { reconstructionErrors } from "./reconstruction_errors.ts";
import { standardise } from "./standardise.ts";
import {
  type TrainedNetwork,
  type TrainingProgress,
  trainNetwork,
} from "./train_network.ts";

/** What `trainNetworkTask` works on; survives structured cloning. */
export interface NetworkTask {
  /**
   * Features of all positions as they were gathered, not standardised. Over a
   * SharedArrayBuffer they are not copied on the way to a worker.
   */
  readonly features: FeatureMatrix;
  /** Rows of `features` to train on: the positions of one material. */
  readonly rows: Uint32Array;
  /** The network. */
  readonly options: NetworkOptions;
  /** "wasm" unless stated otherwise; a worker has no business on "webgpu". */
  readonly backend?: LearningBackend;
  /** Threads for "wasm". 1. */
  readonly threads?: number;
  /** Whether the trained weights are wanted. Default false. */
  readonly keepWeights?: boolean;
  /**
   * Whether the trained network's error at each position is wanted, which takes
   * one more pass over them, on the processor. Default false.
   */
  readonly keepErrors?: boolean;
}

/** A network trained by a task. */
export interface TaskNetwork extends TrainedNetwork {
  /**
   * Mean squared error of each of `task.rows` by the trained network, see
   * `reconstructionErrors`, where `keepErrors` asks for them.
   */
  readonly errors?: Float32Array<ArrayBuffer>;
}

/** Positions whose errors are found at once: few enough to hold them twice. */
const ERROR_POSITIONS = 8192;

/** What cannot travel to a worker. */
export interface NetworkTaskOptions {
  /** Device for "webgpu"; one is opened for the training where it is left out. */
  readonly gpu?: GpuDevice;
  /** How "webgpu" divides its products; see `TrainingOptions`. */
  readonly tiles?: "by adapter" | "measured";
}

/**
 * Takes the features of one material, standardises them over its positions
 * alone and trains a network on them. Made for a worker thread of a
 * `WorkerPool` (`wasm`), and called directly on the main thread for `webgpu`.
 *
 * @param report Called after each epoch.
 * @returns Codes in the order of `task.rows`.
 * @throws {InputError} where a row does not exist, and as `trainNetwork` does
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { trainNetworkTask } from "./train_network_task.ts";
 *
 * const values = Float32Array.from({ length: 60 }, (_, i) => Math.sin(i * i));
 * const { codes } = await trainNetworkTask({
 *   features: { values, positions: 20, features: 3 },
 *   rows: Uint32Array.from({ length: 10 }, (_, i) => 2 * i),
 *   options: { kind: "vae", hiddenLayers: 1, hidden: 16, latent: 2, seed: 1 },
 * });
 * ok(codes.length === 10 * 2);
 * ```
 */
export async function trainNetworkTask(
  task: NetworkTask,
  report: (progress: TrainingProgress) => void = () => {},
  { gpu, tiles }: NetworkTaskOptions = {},
): Promise<TaskNetwork> {
  const { options, backend = "wasm", threads = 1 } = task;
  const { keepWeights = false, keepErrors = false } = task;
  const matrix = standardise(task.features, { rows: task.rows });
  const { weights, ...network } = await trainNetwork(matrix, options, {
    backend,
    threads,
    keepWeights: keepWeights || keepErrors,
    onProgress: report,
    ...(gpu && { gpu }),
    ...(tiles && { tiles }),
  });
  if (weights === undefined) return network;
  const found = keepWeights ? { ...network, weights } : network;
  if (!keepErrors) return found;
  const { values, positions, features } = matrix;
  const shape = networkShape(features, networkSettings(options));
  const errors = new Float32Array(positions);
  for (let start = 0; start < positions; start += ERROR_POSITIONS) {
    const end = Math.min(start + ERROR_POSITIONS, positions);
    const part = {
      values: values.subarray(start * features, end * features),
      positions: end - start,
      features,
    };
    const network = { shape, weights, threads };
    errors.set(await reconstructionErrors(part, network), start);
  }
  return { ...found, errors };
}
