import type { LearningBackend } from "../compute/learning_backend.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { networkSettings } from "../learn/network/network_settings.ts";
import { networkShape } from "../learn/network/network_shape.ts";
import type { NetworkOptions } from "../learn/network_options.ts";
import { reconstructionError } from "../learn/reconstruction_error.ts";
import { standardise } from "../learn/standardise.ts";
import { type TrainingProgress, trainNetwork } from "../learn/train_network.ts";
import type { NetworkTaskOptions } from "../learn/train_network_task.ts";
import type { HeldOutSplit } from "./hold_out.ts";
import type { MethodErrors } from "./yardstick_record.ts";

/** What `networkYardstickTask` works on; survives structured cloning. */
export interface NetworkYardstickTask {
  /** Features of all positions as they were gathered, not standardised. */
  readonly features: FeatureMatrix;
  /** Positions of a material, divided. */
  readonly split: HeldOutSplit;
  /** The network. */
  readonly options: NetworkOptions;
  /** What trains; "wasm" on a worker. */
  readonly backend: LearningBackend;
  /** Threads. */
  readonly threads: number;
}

/**
 * Trains a network on a material's training positions, standardised by their
 * own mean and deviation, and measures its errors on them and on the positions
 * that were held out, by the weights after the last epoch. Made for a worker
 * thread of a `WorkerPool` (`wasm`), and called directly for `webgpu`.
 *
 * @param report Called after each epoch.
 * @throws {InputError} where a position does not exist, and as `trainNetwork`
 * does
 */
export async function networkYardstickTask(
  { features, split, options, backend, threads }: NetworkYardstickTask,
  report: (progress: TrainingProgress) => void = () => {},
  { gpu, tiles }: NetworkTaskOptions = {},
): Promise<MethodErrors> {
  const { training, heldOut } = split;
  const taught = standardise(features, { rows: training });
  const { weights = [] } = await trainNetwork(taught, options, {
    backend,
    threads,
    keepWeights: true,
    onProgress: report,
    ...(gpu && { gpu }),
    ...(tiles && { tiles }),
  });
  const shape = networkShape(features.features, networkSettings(options));
  const unseen = standardise(features, { rows: heldOut, by: training });
  const network = { shape, weights, threads };
  return {
    method: options.kind,
    training: await reconstructionError(taught, network),
    heldOut: await reconstructionError(unseen, network),
  };
}
