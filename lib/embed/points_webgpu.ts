import type { GpuBuffers } from "../compute/gpu_buffers.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";

/** A buffer with some neighbouring points. */
export interface PointChunk {
  /** [point][feature], rows filled up with zeros to fours, points too. */
  readonly buffer: GPUBuffer;
  /** First point in it. */
  readonly from: number;
  /** Points in it. */
  readonly rows: number;
}

/** Which points, and what is taken off them. */
export interface UploadPointsOptions {
  /** Mean features, taken off each point. */
  readonly means: Float64Array;
  /** Rows of the matrix that are the points; default: all. */
  readonly chosen?: Uint32Array;
  /** Points of a chunk at most; default: as many as the adapter allows. */
  readonly rows?: number;
}

/** Numbers that are laid out for one transfer: 16 MiB. */
const TRANSFER = 1 << 22;

/**
 * Uploads centred points in as few buffers as the adapter allows, as the
 * products want them.
 *
 * @throws {AdapterError} where not even four points fit into a buffer
 */
export function uploadPoints(
  owner: GpuBuffers,
  { values, features, positions }: FeatureMatrix,
  { means, chosen, rows: mostRows = Infinity }: UploadPointsOptions,
): { readonly chunks: PointChunk[]; readonly stride: number } {
  const points = chosen?.length ?? positions;
  const stride = Math.ceil(features / 4) * 4;
  const together = 4 * Math.max(
    1,
    Math.floor(Math.min(owner.gpu.largestBuffer / (16 * stride), mostRows / 4)),
  );
  const staged = Math.min(together, Math.max(1, Math.floor(TRANSFER / stride)));
  const transfer = new Float32Array(staged * stride);
  const chunks: PointChunk[] = [];
  for (let from = 0; from < points; from += together) {
    const rows = Math.min(together, points - from);
    const buffer = owner.allocate(Math.ceil(rows / 4) * 16 * stride);
    for (let start = 0; start < rows; start += staged) {
      const length = Math.min(staged, rows - start);
      for (let i = 0; i < length; i++) {
        const point = from + start + i;
        const row = (chosen ? chosen[point] : point) * features;
        for (let f = 0; f < features; f++) {
          transfer[i * stride + f] = values[row + f] - means[f];
        }
      }
      const part = transfer.subarray(0, length * stride);
      owner.gpu.write(buffer, part, start * stride);
    }
    chunks.push({ buffer, from, rows });
  }
  return { chunks, stride };
}
