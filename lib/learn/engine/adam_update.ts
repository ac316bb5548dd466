import { adamDecay } from "./adam_decay.ts";

/** Step size, epsilon and count of an Adam update. */
export interface AdamOptions {
  /** Number of this update, from 1. */
  readonly step: number;
  /** Step size. */
  readonly learningRate: number;
  /** Added to the root of the second moment after its bias is corrected. */
  readonly epsilon: number;
}

/** Parameters with what Adam remembers of their gradients. */
export interface AdamState {
  /** Changed in place. */
  readonly parameters: Float32Array;
  /** Decaying mean of the gradients; zeros at first. */
  readonly first: Float32Array;
  /** Decaying mean of their squares; zeros at first. */
  readonly second: Float32Array;
}

/**
 * One update by Adam (Kingma and Ba, 2015) in the form of PyTorch: both moments
 * are corrected for their bias, and epsilon is added after the correction.
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { adamUpdate } from "./adam_update.ts";
 *
 * const parameters = Float32Array.of(1);
 * const [first, second] = [new Float32Array(1), new Float32Array(1)];
 * adamUpdate({ parameters, first, second }, Float32Array.of(5), {
 *   step: 1,
 *   learningRate: 0.1,
 *   epsilon: 1e-8,
 * });
 * ok(Math.abs(parameters[0] - 0.9) < 1e-6); // the first step is learningRate
 * ```
 */
export function adamUpdate(
  { parameters, first, second }: AdamState,
  gradient: Float32Array,
  { step, learningRate, epsilon }: AdamOptions,
): void {
  const { first: beta1, second: beta2 } = adamDecay;
  const stepSize = learningRate / (1 - beta1 ** step);
  const rootScale = 1 / Math.sqrt(1 - beta2 ** step);
  for (let i = 0; i < parameters.length; i++) {
    const slope = gradient[i];
    const mean = beta1 * first[i] + (1 - beta1) * slope;
    const square = beta2 * second[i] + (1 - beta2) * slope * slope;
    first[i] = mean;
    second[i] = square;
    parameters[i] -= stepSize * mean /
      (Math.sqrt(square) * rootScale + epsilon);
  }
}
