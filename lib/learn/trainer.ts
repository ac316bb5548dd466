import type { LayerWeights } from "./network/initial_weights.ts";

/** Losses of an epoch: means over its positions, taken while the weights move. */
export interface EpochLoss {
  /** Mean squared error of the reconstruction. */
  readonly reconstruction: number;
  /** Kullback-Leibler divergence of a VAE's codes per number; 0 for an AE. */
  readonly divergence: number;
}

/** A network in training, whatever computes it. */
export interface Trainer {
  /**
   * One pass over the positions in `order`, in batches, the last of which may
   * be smaller.
   *
   * @param noise A VAE's noise in the order of use, [position][latent]; the
   * seed's own where it is left out.
   */
  trainEpoch(order: Uint32Array, noise?: Float32Array): Promise<EpochLoss>;

  /** Codes (a VAE's means) of all positions, [position][latent]. */
  encode(): Promise<Float32Array<ArrayBuffer>>;

  /** Weights as they are now, copied, one entry per layer of the network. */
  weights(): Promise<LayerWeights[]>;

  /** Frees everything. */
  dispose(): void;
}
