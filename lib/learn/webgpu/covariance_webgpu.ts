import { productDispatch } from "../../cluster/webgpu/gpu_points.ts";
import { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { GpuDevice } from "../../compute/gpu_device.ts";
import { retrySmaller } from "../../compute/retry_smaller.ts";
import { uploadPoints } from "../../embed/points_webgpu.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";

/** Points whose products are added at a time. */
const BLOCK = 8192;

/**
 * Covariance of features over positions, [feature][feature], on an adapter: the
 * Gram matrix of the centred features over one less than the positions. Sums
 * are float32, block by block in a fixed order, so that they repeat to the bit.
 *
 * @throws {AdapterError} where the adapter fails, with smaller blocks too, or a
 *   square matrix of the features does not fit into one buffer
 */
export async function covarianceWithGpu(
  matrix: FeatureMatrix,
  gpu: GpuDevice,
): Promise<Float64Array<ArrayBuffer>> {
  const { values, features, positions } = matrix;
  const means = new Float64Array(features);
  for (let i = 0; i < values.length; i++) means[i % features] += values[i];
  for (let f = 0; f < features; f++) means[f] /= positions;
  return await retrySmaller(gpu, BLOCK * features * 4, async (blockBytes) => {
    const owner = new GpuBuffers(gpu);
    try {
      const rows = Math.floor(blockBytes / (features * 4));
      const { chunks, stride } = uploadPoints(owner, matrix, { means, rows });
      const sums = owner.allocate(features * stride * 4);
      for (const chunk of chunks) {
        gpu.submit([productDispatch(owner, {
          form: "left-transposed",
          epilogue: "add",
          rows: features,
          columns: features,
          depth: chunk.rows,
          buffers: [chunk.buffer, chunk.buffer, sums],
        })]);
      }
      const found = await gpu.read(sums, features * stride);
      const covariance = new Float64Array(features * features);
      for (let i = 0; i < covariance.length; i++) {
        const at = Math.floor(i / features) * stride + i % features;
        covariance[i] = found[at] / Math.max(1, positions - 1);
      }
      return covariance;
    } finally {
      owner.free();
    }
  });
}
