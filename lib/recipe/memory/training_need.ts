import { networkSettings } from "../../learn/network/network_settings.ts";
import { networkShape } from "../../learn/network/network_shape.ts";
import type { Readings } from "../readings.ts";
import { networksTogether } from "../train_networks.ts";

/** What is trained. */
export interface TrainingNeedOptions {
  /** Positions of each material. */
  readonly materials: readonly number[];
  readonly features: number;
  readonly workers: number;
  readonly gpu: boolean;
  readonly readings: Pick<Readings, "aeHiddenLayers">;
}

/** Positions whose errors are found at once. */
const ERROR_POSITIONS = 8192;
/** Copies of the weights: themselves, transposed, gradient, Adam's two, and those that come and go. */
const WEIGHT_COPIES = 8;
/** Batches of 256 positions that a step holds. */
const STEP_BATCHES = 8;
/** Copies of a material's features that the yardstick holds for each of its tasks. */
const YARDSTICK_COPIES = 2.6;
/** The yardstick's tasks for a material: two networks and components. */
const YARDSTICK_TASKS = 3;

/** Bytes that training the networks takes beside the features. */
export function trainingNeed(options: TrainingNeedOptions): number {
  const { materials, features, workers, gpu } = options;
  const row = 4 * features;
  const largest = Math.max(...materials);
  // Standardised, in the trainer's own memory, and a part for the errors.
  const one = 2 * largest * row + Math.min(largest, ERROR_POSITIONS) * row +
    networkBytes(options);
  return networksTogether(workers, gpu) * one;
}

/** Bytes that the yardstick takes beside the features. */
export function yardstickNeed(options: TrainingNeedOptions): number {
  const { materials, features, workers, gpu } = options;
  const one = YARDSTICK_COPIES * Math.max(...materials) * 4 * features +
    networkBytes(options);
  return Math.min(gpu ? YARDSTICK_TASKS : workers, YARDSTICK_TASKS) * one;
}

function networkBytes(
  { features, readings }: Pick<TrainingNeedOptions, "features" | "readings">,
): number {
  const settings = networkSettings({
    kind: "ae",
    hiddenLayers: readings.aeHiddenLayers,
    seed: 0,
  });
  const { layers } = networkShape(features, settings);
  const weights = layers.reduce(
    (sum, { inputs, outputs }) => sum + inputs * outputs,
    0,
  );
  return 4 *
    (WEIGHT_COPIES * weights + STEP_BATCHES * settings.batch * features);
}
