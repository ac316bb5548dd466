import { RandomStream } from "../../random/random_stream.ts";
import type { LayerShape } from "./network_shape.ts";

/** Weights (or gradients) of one linear layer, in PyTorch's layout. */
export interface LayerWeights {
  /** [output][input], as `torch.nn.Linear.weight`. */
  readonly weight: Float32Array;
  /** [output], as `torch.nn.Linear.bias`. */
  readonly bias: Float32Array;
}

/**
 * Random weights with the distribution that PyTorch gives `torch.nn.Linear`:
 * weights and biases alike uniform within plus and minus 1/sqrt(inputs). (Its
 * Kaiming rule with a = sqrt(5) comes to the same bound.)
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { initialWeights } from "./initial_weights.ts";
 *
 * const shape = { inputs: 100, outputs: 3, rectified: true };
 * const [layer] = initialWeights([shape], 7);
 * ok(layer.weight.every((value) => Math.abs(value) <= 0.1));
 * ```
 */
export function initialWeights(
  layers: readonly LayerShape[],
  seed: number,
): LayerWeights[] {
  const stream = new RandomStream(seed, "initial weights");
  return layers.map(({ inputs, outputs }) => {
    const bound = 1 / Math.sqrt(inputs);
    const draw = () => (2 * stream.uniform() - 1) * bound;
    const weight = new Float32Array(outputs * inputs).map(draw);
    const bias = new Float32Array(outputs).map(draw);
    return { weight, bias };
  });
}
