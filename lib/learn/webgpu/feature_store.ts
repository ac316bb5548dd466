import type { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import { type FeatureChunk, uploadFeatures } from "./feature_chunks.ts";

/** How a training keeps its features on the adapter. */
export interface FeatureStoreOptions {
  /** Positions in the largest batch. */
  readonly batch: number;
  /** Bytes of features that may lie there at a time, if only one batch's. */
  readonly mostBytes: number;
}

/**
 * Features of a training on an adapter. Where memory allows, all of them lie
 * there and kernels gather each batch. Else some batches at a time are gathered
 * on the CPU and follow each other through one buffer: the same numbers reach
 * the same kernels, which so give the same bits.
 */
export class FeatureStore {
  /** Where the kernels find the features. */
  readonly chunks: readonly FeatureChunk[];
  /** Batches whose features lie there at a time; infinite where all do. */
  readonly batchesTogether: number;
  readonly #owner: GpuBuffers;
  readonly #features: FeatureMatrix;
  readonly #places: number;

  /**
   * Uploads the features, or makes room for some.
   *
   * @throws {AdapterError} where a buffer is larger than the adapter allows
   */
  constructor(
    owner: GpuBuffers,
    features: FeatureMatrix,
    { batch, mostBytes }: FeatureStoreOptions,
  ) {
    this.#owner = owner;
    this.#features = features;
    const bytes = FeatureStore.rowBytes(features);
    if (features.positions * bytes <= mostBytes) {
      this.chunks = uploadFeatures(owner, features);
      this.batchesTogether = Infinity;
      this.#places = Infinity;
    } else {
      const most = Math.min(mostBytes, owner.gpu.largestBuffer);
      this.batchesTogether = Math.max(1, Math.floor(most / (batch * bytes)));
      this.#places = this.batchesTogether * batch;
      this.chunks = [{
        buffer: owner.allocate(this.#places * bytes),
        first: 0,
        positions: this.#places,
      }];
    }
  }

  /** Bytes that a position of such features takes. */
  static rowBytes({ features }: Pick<FeatureMatrix, "features">): number {
    return Math.ceil(features / 4) * 16;
  }

  /** Where in the chunks the features of each place of an order lie. */
  rowsOf(order: Uint32Array): Uint32Array {
    if (this.#places === Infinity) return order;
    return order.map((_, place) => place % this.#places);
  }

  /**
   * Sees that the features of a batch, given by its number, and of those that
   * follow it in the same `batchesTogether` are there. What was sent before must
   * have been done: copies on their way take memory as well.
   */
  bring(order: Uint32Array, batch: number): void {
    if (this.#places === Infinity) return;
    const { values, features } = this.#features;
    const stride = FeatureStore.rowBytes(this.#features) / 4;
    const from = batch / this.batchesTogether * this.#places;
    const end = Math.min(order.length, from + this.#places);
    const staged = new Float32Array((end - from) * stride);
    for (let place = from; place < end; place++) {
      const at = order[place] * features;
      staged.set(values.subarray(at, at + features), (place - from) * stride);
    }
    this.#owner.gpu.write(this.chunks[0].buffer, staged);
  }
}
