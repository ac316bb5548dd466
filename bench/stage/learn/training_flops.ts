import type { NetworkShape } from "../../../lib/learn/network/network_shape.ts";

/**
 * Operations of one training step for each position of its batch: every weight
 * is multiplied and added forward and in its own gradient, and all but the
 * first layer's in the gradient of their inputs.
 */
export function trainingFlops({ layers }: NetworkShape): number {
  const weights = layers.map(({ inputs, outputs }) => inputs * outputs);
  const all = weights.reduce((sum, count) => sum + count, 0);
  return 2 * (3 * all - weights[0]);
}

/** Operations of encoding one position. */
export function encodingFlops(
  { layers, encoderLayers }: NetworkShape,
): number {
  return 2 * layers.slice(0, encoderLayers).reduce(
    (sum, { inputs, outputs }) => sum + inputs * outputs,
    0,
  );
}

/** Bytes of the weights and biases. */
export function parameterBytes({ layers }: NetworkShape): number {
  return 4 * layers.reduce(
    (sum, { inputs, outputs }) => sum + (inputs + 1) * outputs,
    0,
  );
}
