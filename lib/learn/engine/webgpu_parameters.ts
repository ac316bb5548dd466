import type * as Tensorflow from "@tensorflow/tfjs-core";
import type { Scalar, Tensor1D, Tensor2D } from "@tensorflow/tfjs-core";
import { adamDecay } from "./adam_decay.ts";
import type { TensorflowSetup } from "./tensorflow_setup.ts";
import { transposeMatrix } from "./transpose_matrix.ts";

/** Weights of a layer, or their gradients, as the products want them. */
export interface WebgpuLayer {
  /** [input][output]. */
  readonly weight: Tensor2D;
  /** [output]. */
  readonly bias: Tensor1D;
}

/**
 * All weights of a network and Adam's memory of them, on the device. They lie
 * in one vector, so that an update is a dozen operations instead of a dozen for
 * every layer.
 */
export class WebgpuParameters {
  readonly #setup: TensorflowSetup;
  readonly #tensorflow: typeof Tensorflow;
  readonly #decays: readonly [first: Scalar, second: Scalar, epsilon: Scalar];
  #vectors: [parameters: Tensor1D, first: Tensor1D, second: Tensor1D];
  #layers: readonly WebgpuLayer[] = [];
  #step = 0;

  /** Uploads the weights at the start. */
  constructor(setup: TensorflowSetup) {
    const { tensorflow: tf, shape, weights, epsilon } = setup;
    this.#setup = setup;
    this.#tensorflow = tf;
    const parts = shape.layers.flatMap(({ inputs, outputs }, index) => {
      const { weight, bias } = weights[index];
      const transposed = new Float32Array(weight.length);
      const sizes = { rows: outputs, columns: inputs };
      transposeMatrix(weight, transposed, sizes);
      return [transposed, bias];
    });
    const count = parts.reduce((sum, part) => sum + part.length, 0);
    const parameters = new Float32Array(count);
    let offset = 0;
    for (const part of parts) {
      parameters.set(part, offset);
      offset += part.length;
    }
    const zeros = () => tf.zeros<Tensorflow.Rank.R1>([count]);
    this.#vectors = [tf.tensor1d(parameters), zeros(), zeros()];
    const { first, second } = adamDecay;
    this.#decays = [tf.scalar(first), tf.scalar(second), tf.scalar(epsilon)];
    this.#cut();
  }

  /** The layers as they are now. Good until the next update. */
  get layers(): readonly WebgpuLayer[] {
    return this.#layers;
  }

  /** Cuts the layers out of the vector of all parameters. */
  #cut(): void {
    const tf = this.#tensorflow;
    for (const layer of this.#layers) tf.dispose({ ...layer });
    let offset = 0;
    const slice = (length: number) => {
      offset += length;
      return tf.slice(this.#vectors[0], offset - length, length);
    };
    this.#layers = this.#setup.shape.layers.map(({ inputs, outputs }) =>
      tf.tidy(() => ({
        weight: tf.reshape<Tensorflow.Rank.R2>(slice(inputs * outputs), [
          inputs,
          outputs,
        ]),
        bias: slice(outputs),
      }))
    );
  }

  /**
   * Moves the weights by Adam. The moments are kept without their constant
   * factors (1 - decay), which go into the two numbers of the step.
   */
  update(gradients: readonly WebgpuLayer[]): void {
    const tf = this.#tensorflow;
    const { first, second } = adamDecay;
    const step = ++this.#step;
    const stepSize = this.#setup.learningRate * (1 - first) /
      (1 - first ** step);
    const rootScale = Math.sqrt((1 - second) / (1 - second ** step));
    const old = this.#vectors;
    this.#vectors = tf.tidy(() => {
      const [parameters, firstMoment, secondMoment] = old;
      const [firstDecay, secondDecay, epsilon] = this.#decays;
      const slope = tf.concat1d(gradients.flatMap(({ weight, bias }) => [
        tf.reshape<Tensorflow.Rank.R1>(weight, [-1]),
        bias,
      ]));
      const mean = tf.add<Tensor1D>(tf.mul(firstMoment, firstDecay), slope);
      const square = tf.add<Tensor1D>(
        tf.mul(secondMoment, secondDecay),
        tf.square(slope),
      );
      const root = tf.mul(tf.sqrt(square), tf.scalar(rootScale));
      const change = tf.div(
        tf.mul(mean, tf.scalar(stepSize)),
        tf.add(root, epsilon),
      );
      return [tf.sub<Tensor1D>(parameters, change), mean, square];
    });
    tf.dispose(old);
    this.#cut();
  }

  /** Frees everything. */
  dispose(): void {
    const tf = this.#tensorflow;
    for (const layer of this.#layers) tf.dispose({ ...layer });
    tf.dispose([...this.#vectors, ...this.#decays]);
  }
}
