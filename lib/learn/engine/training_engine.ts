import type { LayerWeights } from "../network/initial_weights.ts";

/** Losses of one training step, each a mean over batch and columns. */
export interface StepLoss {
  /** Mean squared error of the reconstruction. */
  readonly reconstruction: number;
  /** Kullback-Leibler divergence of the VAE's codes; 0 for an AE. */
  readonly divergence: number;
}

/** Sizes and weights of the divergence's part of a gradient. */
export interface LatentGradientOptions<UnitMatrix> {
  /** The noise that the codes were drawn with. */
  readonly noise: UnitMatrix;
  /** Weight of the divergence in the loss. */
  readonly klWeight: number;
}

/**
 * The arithmetic of training, kept apart from the network's wiring so that a
 * new kind of processor needs these few operations and nothing else.
 *
 * A `UnitMatrix` holds values of several units for a batch of positions. Where
 * they lie and which axis comes first is the engine's own affair.
 *
 * Every matrix made inside `scope` is freed when the scope ends. Operations may
 * overwrite the matrix that their documentation says they consume.
 */
export interface TrainingEngine<UnitMatrix> {
  /** Runs `work` and frees the matrices it made, except one that it returns. */
  scope<Result extends UnitMatrix | void>(work: () => Result): Result;

  /** Features of the positions `rows`, in that order. */
  batch(rows: Uint32Array): UnitMatrix;

  /** Uploads `values` [position][unit]. */
  upload(values: Float32Array, units: number): UnitMatrix;

  /** Reads `matrix` as [position][unit], first `units` units, and frees it. */
  download(matrix: UnitMatrix, units: number): Promise<Float32Array>;

  /** Output of layer number `layer`, after its ReLU where it has one. */
  forward(layer: number, input: UnitMatrix): UnitMatrix;

  /**
   * Gradient at the output of layer number `layer` (before any ReLU) turned
   * into the gradients of its weights, which the engine keeps for `update`.
   */
  weightGradient(layer: number, input: UnitMatrix, slope: UnitMatrix): void;

  /**
   * The same gradient carried to the layer's input. `rectified`: the input is
   * the output of a ReLU; the result then is the gradient in front of it.
   */
  inputGradient(
    layer: number,
    slope: UnitMatrix,
    rectified: UnitMatrix | undefined,
  ): UnitMatrix;

  /**
   * Gradient of the mean squared error at `output`, which is consumed. Adds the
   * error to the step's loss.
   */
  errorGradient(output: UnitMatrix, wanted: UnitMatrix): UnitMatrix;

  /**
   * Codes `mean + exp(logarithm of variance / 2) * noise`; `heads` holds the
   * means' units and then those of the logarithms.
   */
  sampleCodes(heads: UnitMatrix, noise: UnitMatrix): UnitMatrix;

  /**
   * Gradient at `heads` from that at the codes, plus the divergence's own. Adds
   * the divergence to the step's loss.
   */
  latentGradient(
    heads: UnitMatrix,
    slope: UnitMatrix,
    options: LatentGradientOptions<UnitMatrix>,
  ): UnitMatrix;

  /** Moves the weights by Adam and forgets the gradients. */
  update(): void;

  /** Weights as they are now, copied, one entry per layer. */
  weights(): Promise<LayerWeights[]>;

  /** Gradients that wait for `update`, one per layer. */
  gradients(): Promise<LayerWeights[]>;

  /** Losses of the steps since the last call, in order. */
  takeLosses(): Promise<StepLoss[]>;

  /** Frees everything. */
  dispose(): void;
}
