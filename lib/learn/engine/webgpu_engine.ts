import type {
  KernelBackend,
  Scalar,
  Tensor,
  Tensor1D,
  Tensor2D,
} from "@tensorflow/tfjs-core";
import { AdapterError } from "../../compute/adapter_error.ts";
import type { TensorflowSetup } from "./tensorflow_setup.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type {
  LatentGradientOptions,
  StepLoss,
  TrainingEngine,
} from "./training_engine.ts";
import { transposeMatrix } from "./transpose_matrix.ts";
import { type WebgpuLayer, WebgpuParameters } from "./webgpu_parameters.ts";

/**
 * Trains with the operations of TensorFlow.js's WebGPU backend. Features,
 * weights and losses stay on the device; only the losses of a whole epoch and
 * the codes are read back, since each read costs milliseconds.
 *
 * Unit matrices are [position][unit].
 */
export class WebgpuEngine implements TrainingEngine<Tensor2D> {
  readonly #setup: TensorflowSetup;
  readonly #features: Tensor2D;
  readonly #scalars = new Map<number, Scalar>();
  readonly #parameters: WebgpuParameters;
  #gradients: (WebgpuLayer | undefined)[] = [];
  #reconstructions: Scalar[] = [];
  #divergences: Scalar[] = [];
  #failure: string | undefined;
  readonly #device: GPUDevice;
  readonly #onError = (event: Event) => {
    event.preventDefault();
    this.#failure ??= (event as GPUUncapturedErrorEvent).error.message;
  };

  /** Uploads features and weights. */
  constructor(setup: TensorflowSetup) {
    this.#setup = setup;
    const backend = setup.tensorflow.backend();
    this.#device = (backend as KernelBackend & { device: GPUDevice }).device;
    this.#device.addEventListener("uncapturederror", this.#onError);
    const { tensorflow: tf, features } = setup;
    const { values, positions } = features;
    this.#features = tf.tensor2d(values, [positions, features.features]);
    this.#parameters = new WebgpuParameters(setup);
  }

  /** A constant on the device; uploaded once. */
  #scalar(value: number): Scalar {
    let scalar = this.#scalars.get(value);
    if (scalar === undefined) {
      const { tensorflow: tf } = this.#setup;
      scalar = tf.keep(tf.scalar(value));
      this.#scalars.set(value, scalar);
    }
    return scalar;
  }

  /**
   * Reads a tensor's values and frees it. TensorFlow.js itself does not notice
   * an adapter that ran out of memory or was lost.
   *
   * @throws {AdapterError} where anything computed so far failed
   */
  async #read(tensor: Tensor): Promise<Float32Array> {
    try {
      const values = await tensor.data<"float32">();
      if (this.#failure === undefined) return values;
    } catch (error) {
      this.#failure ??= (error as Error).message;
    } finally {
      tensor.dispose();
    }
    throw new AdapterError(
      `Cannot go on training as the adapter failed: ${this.#failure}. Train on wasm or with a smaller batch.`,
    );
  }

  /** Runs `work` and frees the matrices it made, except one it returns. */
  scope<Result extends Tensor2D | void>(work: () => Result): Result {
    return this.#setup.tensorflow.tidy(work);
  }

  /** Features of the positions `rows`. */
  batch(rows: Uint32Array): Tensor2D {
    const { tensorflow: tf } = this.#setup;
    return tf.gather(
      this.#features,
      tf.tensor1d(Int32Array.from(rows), "int32"),
    );
  }

  /** Uploads `values` [position][unit]. */
  upload(values: Float32Array, units: number): Tensor2D {
    const { tensorflow: tf } = this.#setup;
    return tf.tensor2d(values, [values.length / units, units]);
  }

  /** Reads the first `units` units as [position][unit] and frees `matrix`. */
  async download(matrix: Tensor2D, units: number): Promise<Float32Array> {
    const { tensorflow: tf } = this.#setup;
    const wanted = tf.slice(matrix, [0, 0], [-1, units]);
    matrix.dispose();
    return await this.#read(wanted);
  }

  /** Output of a layer. */
  forward(layer: number, input: Tensor2D): Tensor2D {
    const { tensorflow: tf, shape } = this.#setup;
    const { weight, bias } = this.#parameters.layers[layer];
    const activation = shape.layers[layer].rectified ? "relu" : "linear";
    const operands = { a: input, b: weight, bias, activation } as const;
    return tf.fused.matMul(operands) as Tensor2D;
  }

  /** Gradients of a layer's weights, kept for `update`. */
  weightGradient(layer: number, input: Tensor2D, slope: Tensor2D): void {
    const { tensorflow: tf } = this.#setup;
    tf.dispose({ ...this.#gradients[layer] });
    this.#gradients[layer] = {
      weight: tf.keep(tf.matMul(input, slope, true, false)),
      bias: tf.keep(tf.sum<Tensor1D>(slope, 0)),
    };
  }

  /** Gradient at a layer's input. */
  inputGradient(
    layer: number,
    slope: Tensor2D,
    rectified: Tensor2D | undefined,
  ): Tensor2D {
    const { tensorflow: tf } = this.#setup;
    const result = tf.matMul(
      slope,
      this.#parameters.layers[layer].weight,
      false,
      true,
    );
    return rectified === undefined
      ? result as Tensor2D
      : tf.mul<Tensor2D>(result, tf.step<Tensor2D>(rectified));
  }

  /** Gradient of the mean squared error. */
  errorGradient(output: Tensor2D, wanted: Tensor2D): Tensor2D {
    const { tensorflow: tf } = this.#setup;
    const difference = tf.sub<Tensor2D>(output, wanted);
    // First along rows, in parallel: a sum of everything is one workgroup's.
    const sum = tf.sum(tf.sum(tf.square(difference), 1));
    const mean = tf.mul<Scalar>(sum, this.#scalar(1 / difference.size));
    this.#reconstructions.push(tf.keep(mean));
    return tf.mul(difference, this.#scalar(2 / difference.size));
  }

  /** Means and logarithms of variances. */
  #split(heads: Tensor2D): [mean: Tensor2D, logVariance: Tensor2D] {
    const { tensorflow: tf } = this.#setup;
    const [mean, logVariance] = tf.split<Tensor2D>(heads, 2, 1);
    return [mean, logVariance];
  }

  /** Codes drawn around their means. */
  sampleCodes(heads: Tensor2D, noise: Tensor2D): Tensor2D {
    const { tensorflow: tf } = this.#setup;
    const [mean, logVariance] = this.#split(heads);
    const deviation = tf.exp(tf.mul(logVariance, this.#scalar(0.5)));
    return tf.add(mean, tf.mul(deviation, noise));
  }

  /** Gradient at both heads. */
  latentGradient(
    heads: Tensor2D,
    slope: Tensor2D,
    { noise, klWeight }: LatentGradientOptions<Tensor2D>,
  ): Tensor2D {
    const { tensorflow: tf } = this.#setup;
    const [mean, logVariance] = this.#split(heads);
    const deviation = tf.exp(tf.mul(logVariance, this.#scalar(0.5)));
    const excess = tf.sub(tf.square(deviation), this.#scalar(1));
    const terms = tf.sub(tf.add(excess, tf.square(mean)), logVariance);
    const half = this.#scalar(0.5 / slope.size);
    this.#divergences.push(tf.keep(tf.mul<Scalar>(tf.sum(terms), half)));
    const weight = this.#scalar(klWeight / slope.size);
    const meanSlope = tf.add(slope, tf.mul(mean, weight));
    const drawn = tf.mul(tf.mul(slope, noise), deviation);
    const pull = tf.mul(excess, weight);
    const varianceSlope = tf.mul(tf.add(drawn, pull), this.#scalar(0.5));
    return tf.concat2d([meanSlope as Tensor2D, varianceSlope as Tensor2D], 1);
  }

  /** Moves the weights by Adam. */
  update(): void {
    const gradients = this.#takeGradients();
    this.#parameters.update(gradients);
    for (const layer of gradients) this.#setup.tensorflow.dispose({ ...layer });
  }

  #takeGradients(): WebgpuLayer[] {
    const gradients = this.#setup.shape.layers.map((_, layer) => {
      const gradient = this.#gradients[layer];
      if (gradient === undefined) {
        throw new TypeError("There are no gradients before a training step");
      }
      return gradient;
    });
    this.#gradients = [];
    return gradients;
  }

  /** Weights as they are now, copied. */
  async weights(): Promise<LayerWeights[]> {
    return await downloadLayers(this.#parameters.layers);
  }

  /** Gradients that wait for `update`. */
  async gradients(): Promise<LayerWeights[]> {
    const gradients = this.#takeGradients();
    this.#gradients = gradients;
    return await downloadLayers(gradients);
  }

  /** Losses since the last call. */
  async takeLosses(): Promise<StepLoss[]> {
    const { tensorflow: tf } = this.#setup;
    const read = async (scalars: Scalar[]): Promise<ArrayLike<number>> => {
      if (scalars.length === 0) return [];
      const stacked = tf.stack(scalars);
      tf.dispose(scalars);
      return await this.#read(stacked);
    };
    const taken = [this.#reconstructions, this.#divergences];
    this.#reconstructions = [];
    this.#divergences = [];
    const [reconstructions, divergences] = await Promise.all(taken.map(read));
    return Array.from(reconstructions, (reconstruction, step) => ({
      reconstruction,
      divergence: divergences[step] ?? 0,
    }));
  }

  /** Frees everything. */
  dispose(): void {
    this.#device.removeEventListener("uncapturederror", this.#onError);
    const { tensorflow: tf } = this.#setup;
    for (const layer of this.#gradients) tf.dispose({ ...layer });
    this.#parameters.dispose();
    this.#features.dispose();
    tf.dispose([...this.#scalars.values()]);
    tf.dispose([...this.#reconstructions, ...this.#divergences]);
  }
}

/** Layers in PyTorch's layout. */
function downloadLayers(
  layers: readonly WebgpuLayer[],
): Promise<LayerWeights[]> {
  return Promise.all(layers.map(async (layer) => {
    const [rows, columns] = layer.weight.shape;
    const weight = new Float32Array(rows * columns);
    const values = await layer.weight.data<"float32">();
    transposeMatrix(values, weight, { rows, columns });
    return { weight, bias: await layer.bias.data<"float32">() };
  }));
}
