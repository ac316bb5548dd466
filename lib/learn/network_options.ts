/** What network is trained, and how. Defaults are the published code's. */
export interface NetworkOptions {
  /** "ae": plain autoencoder; "vae": variational autoencoder. */
  readonly kind: "ae" | "vae";
  /**
   * Hidden layers on each side of the latent layer. The published notebook
   * uses 2 for the AE and 1 for the VAE; its README says 1 for both.
   */
  readonly hiddenLayers: 1 | 2;
  /** Seed of the initial weights, the batches' order and the VAE's noise. */
  readonly seed: number;
  /** Units of each hidden layer, each followed by a ReLU. 512. */
  readonly hidden?: number;
  /** Length of a code. 8. */
  readonly latent?: number;
  /** Passes over the positions. 40. */
  readonly epochs?: number;
  /** Positions per step; an epoch's last step takes what is left. 256. */
  readonly batch?: number;
  /** Adam's step size. 1e-3. */
  readonly learningRate?: number;
  /**
   * Added to Adam's denominator. 1e-8, PyTorch's default (TensorFlow.js's own
   * optimiser would take 1e-7).
   */
  readonly epsilon?: number;
  /** Weight of the VAE's Kullback-Leibler term in its loss. 1e-3. */
  readonly klWeight?: number;
}
