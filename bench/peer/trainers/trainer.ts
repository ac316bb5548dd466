import type { LayerWeights } from "../../../lib/learn/network/initial_weights.ts";
import type { NetworkSettings } from "../../../lib/learn/network/network_settings.ts";
import type { NetworkShape } from "../../../lib/learn/network/network_shape.ts";

/** What a trainer starts from. */
export interface TrainerSetup {
  /** Standardised features of the batch, [position][feature]. */
  readonly batch: Float32Array;
  /** Positions in the batch. */
  readonly positions: number;
  readonly shape: NetworkShape;
  readonly settings: NetworkSettings;
  /** Weights at the start, one entry a layer. */
  readonly weights: readonly LayerWeights[];
}

/** A network that another library trains. */
export interface Trainer {
  /**
   * Asks for one training step on the batch: forward, backward, Adam. A GPU may
   * still be at work when it returns.
   *
   * @param noise Standard normal numbers of a VAE, [position][latent].
   */
  step(noise: Float32Array | null): void;
  /**
   * Losses of the steps since the last call, in order; waits until the steps
   * are done.
   */
  takeLosses(): Promise<number[]>;
}

/** Opens a library on "wasm" or "webgpu" and gives what makes its trainers. */
export type OpenLibrary = (
  backend: "wasm" | "webgpu",
) => Promise<(setup: TrainerSetup) => Trainer>;
