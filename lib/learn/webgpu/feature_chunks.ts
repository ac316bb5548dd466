import type { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";

/** A buffer with the features of some neighbouring positions. */
export interface FeatureChunk {
  /** [position][feature], rows filled up with zeros to fours. */
  readonly buffer: GPUBuffer;
  /** First position in it. */
  readonly first: number;
  /** Positions in it. */
  readonly positions: number;
}

/** Numbers that are laid out for one transfer: 16 MiB. */
const TRANSFER = 1 << 22;

/**
 * Uploads features in as few buffers as the adapter allows.
 *
 * @throws {AdapterError} where not even one position fits into a buffer
 */
export function uploadFeatures(
  owner: GpuBuffers,
  { values, positions, features }: FeatureMatrix,
): FeatureChunk[] {
  const stride = Math.ceil(features / 4) * 4;
  const together = Math.max(
    1,
    Math.floor(owner.gpu.largestBuffer / (4 * stride)),
  );
  const rows = Math.min(together, Math.max(1, Math.floor(TRANSFER / stride)));
  const staged = new Float32Array(rows * stride);
  const chunks: FeatureChunk[] = [];
  for (let first = 0; first < positions; first += together) {
    const count = Math.min(together, positions - first);
    const buffer = owner.allocate(count * stride * 4);
    for (let start = 0; start < count; start += rows) {
      const length = Math.min(rows, count - start);
      for (let row = 0; row < length; row++) {
        const from = (first + start + row) * features;
        staged.set(values.subarray(from, from + features), row * stride);
      }
      owner.gpu.write(
        buffer,
        staged.subarray(0, length * stride),
        start * stride,
      );
    }
    chunks.push({ buffer, first, positions: count });
  }
  return chunks;
}
