import type { LayerShape } from "../../../lib/learn/network/network_shape.ts";

/**
 * A layer's weights as TensorFlow.js and JAX lay them out.
 *
 * @param weight [output][input], as PyTorch's.
 * @param shape The layer's sizes.
 * @returns [input][output].
 */
export function inputMajorWeight(
  weight: Float32Array,
  { inputs, outputs }: Pick<LayerShape, "inputs" | "outputs">,
): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length: weight.length },
    (_, index) =>
      weight[index % outputs * inputs + Math.floor(index / outputs)],
  );
}
