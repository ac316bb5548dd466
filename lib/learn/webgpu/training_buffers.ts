import type { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { NetworkSettings } from "../network/network_settings.ts";
import type { NetworkShape } from "../network/network_shape.ts";
import { SLOT_BYTES } from "../../compute/slot_bytes.ts";
import { FeatureStore } from "./feature_store.ts";
import { type LayerBuffers, uploadLayer } from "./layer_buffers.ts";

/** What a network is trained on, and what it starts from. */
export interface TrainingSetup {
  /** Standardised features. */
  readonly features: FeatureMatrix;
  /** The network. */
  readonly shape: NetworkShape;
  /** Its weights at the start; copied. */
  readonly weights: readonly LayerWeights[];
  /** Sizes, seed and Adam's numbers. */
  readonly settings: NetworkSettings;
}

/** Everything of a training that lies on the device. */
export interface TrainingBuffers {
  /** Features of all positions, or of those whose turn it is. */
  readonly features: FeatureStore;
  /** Weights of each layer. */
  readonly layers: readonly LayerBuffers[];
  /** Features of a batch. */
  readonly batch: GPUBuffer;
  /** Output of each layer but the last, whose error takes its place. */
  readonly outputs: readonly GPUBuffer[];
  /** Gradient at the output of each layer, before any ReLU. */
  readonly slopes: readonly GPUBuffer[];
  /** A VAE's drawn codes, the gradient at them, and their noise. */
  readonly drawn?: {
    readonly codes: GPUBuffer;
    readonly slope: GPUBuffer;
    readonly noise: GPUBuffer;
  };
  /** Order of the positions in the epoch. */
  readonly order: GPUBuffer;
  /** What changes from step to step. */
  readonly slots: GPUBuffer;
  /** Sums of squared errors, [step][workgroup]. */
  readonly squares: GPUBuffer;
  /** Sums of the divergence's terms, [step][workgroup]. */
  readonly divergences: GPUBuffer;
  /** Both sums of each step. */
  readonly totals: GPUBuffer;
  /** Codes of all positions. */
  readonly codes: GPUBuffer;
}

/**
 * Uploads what a training starts from and makes room for the rest.
 *
 * @throws {AdapterError} where a buffer is larger than the adapter allows
 */
export function trainingBuffers(
  owner: GpuBuffers,
  { features, shape, weights, settings }: TrainingSetup,
  { squares, divergences, featureBytes }: {
    /** Sums of squares that a step makes. */
    readonly squares: number;
    /** Sums of divergence terms that a step makes. */
    readonly divergences: number;
    /** Bytes of features that lie on the device at a time. */
    readonly featureBytes: number;
  },
): TrainingBuffers {
  const { latent, variational } = shape;
  const { positions } = features;
  const rows = Math.min(settings.batch, positions);
  const steps = Math.ceil(positions / rows);
  const units = (length: number) =>
    owner.allocate(rows * Math.ceil(length / 4) * 16);
  return {
    features: new FeatureStore(owner, features, {
      batch: rows,
      mostBytes: featureBytes,
    }),
    layers: shape.layers.map((layer, i) =>
      uploadLayer(owner, layer, weights[i])
    ),
    batch: units(features.features),
    outputs: shape.layers.slice(0, -1).map(({ outputs }) => units(outputs)),
    slopes: shape.layers.map(({ outputs }) => units(outputs)),
    ...(variational && {
      drawn: {
        codes: units(latent),
        slope: units(latent),
        noise: units(latent),
      },
    }),
    order: owner.allocate(positions * 4),
    slots: owner.allocate(steps * SLOT_BYTES, "uniform"),
    squares: owner.allocate(steps * squares * 4),
    divergences: owner.allocate(steps * divergences * 4),
    totals: owner.allocate(steps * 8),
    codes: owner.allocate(positions * latent * 4),
  };
}
