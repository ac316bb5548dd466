import type { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { GpuDevice } from "../../compute/gpu_device.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { LayerShape } from "../network/network_shape.ts";

/**
 * A layer's weights and what Adam remembers of them, each [input][output] with
 * rows filled up with zeros to fours and the bias as one row more behind the
 * last full four of rows: as products want their right operand.
 */
export interface LayerBuffers {
  /** Weights and biases. */
  readonly parameters: GPUBuffer;
  /** Decaying sum of the gradients; after one step, the gradients themselves. */
  readonly first: GPUBuffer;
  /** Decaying sum of their squares. */
  readonly second: GPUBuffer;
}

const fours = (length: number) => Math.ceil(length / 4) * 4;

/** Uploads a layer's weights, with moments of zero. */
export function uploadLayer(
  owner: GpuBuffers,
  { inputs, outputs }: LayerShape,
  { weight, bias }: LayerWeights,
): LayerBuffers {
  const stride = fours(outputs);
  const values = new Float32Array((fours(inputs) + 1) * stride);
  for (let output = 0; output < outputs; output++) {
    for (let input = 0; input < inputs; input++) {
      values[input * stride + output] = weight[output * inputs + input];
    }
  }
  values.set(bias, fours(inputs) * stride);
  return {
    parameters: owner.upload(values),
    first: owner.allocate(values.byteLength),
    second: owner.allocate(values.byteLength),
  };
}

/** Reads one of a layer's buffers back, in PyTorch's layout. */
export async function downloadLayer(
  gpu: GpuDevice,
  { inputs, outputs }: LayerShape,
  buffer: GPUBuffer,
): Promise<LayerWeights> {
  const stride = fours(outputs);
  const values = await gpu.read(buffer, (fours(inputs) + 1) * stride);
  const weight = new Float32Array(outputs * inputs);
  for (let output = 0; output < outputs; output++) {
    for (let input = 0; input < inputs; input++) {
      weight[output * inputs + input] = values[input * stride + output];
    }
  }
  const start = fours(inputs) * stride;
  return { weight, bias: values.slice(start, start + outputs) };
}
