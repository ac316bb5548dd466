import type { Tensor2D } from "@tensorflow/tfjs-core";
import { adamUpdate } from "./adam_update.ts";
import type { TensorflowSetup } from "./tensorflow_setup.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { LayerShape } from "../network/network_shape.ts";
import type {
  LatentGradientOptions,
  StepLoss,
  TrainingEngine,
} from "./training_engine.ts";
import { transposeMatrix } from "./transpose_matrix.ts";
import { WasmHeap } from "./wasm_heap.ts";

/** A layer with Adam's memory. */
interface WasmLayer extends LayerShape {
  /** [output][input]. */
  readonly weight: Tensor2D;
  /** [input][output]; the first layer passes no gradient on and has none. */
  readonly transposed: Tensor2D | undefined;
  readonly bias: Float32Array;
  readonly weightMoments: readonly [Float32Array, Float32Array];
  readonly biasMoments: readonly [Float32Array, Float32Array];
  readonly biasGradient: Float32Array;
  weightGradient: Tensor2D | undefined;
}

/**
 * Trains on one thread with the matrix product of TensorFlow.js's WebAssembly
 * backend; everything else is plain loops over that backend's memory, which
 * cost less than its own elementwise kernels.
 *
 * Unit matrices are [unit][position]. The product is fast only without
 * transposed operands, and packs its right operand anew for each tensor, so the
 * weights stand on the left, where they can also be changed in place, and the
 * smaller batch stands on the right.
 */
export class WasmEngine implements TrainingEngine<Tensor2D> {
  readonly #setup: TensorflowSetup;
  readonly #heap: WasmHeap;
  readonly #layers: readonly WasmLayer[];
  /** [position][unit] forms of unit matrices, where they are at hand. */
  readonly #byPosition = new WeakMap<Tensor2D, Tensor2D>();
  #losses: StepLoss[] = [];
  #reconstruction = 0;
  #divergence = 0;
  #step = 0;

  /** Copies the weights into the backend's memory. */
  constructor(setup: TensorflowSetup) {
    this.#setup = setup;
    this.#heap = new WasmHeap(setup.tensorflow);
    this.#layers = setup.shape.layers.map((shape, index) => {
      const { inputs, outputs } = shape;
      const weight = this.#heap.create(outputs, inputs);
      this.#heap.view(weight).set(setup.weights[index].weight);
      const zeros = (length: number): [Float32Array, Float32Array] => [
        new Float32Array(length),
        new Float32Array(length),
      ];
      return {
        ...shape,
        weight,
        transposed: index > 0 ? this.#heap.create(inputs, outputs) : undefined,
        bias: Float32Array.from(setup.weights[index].bias),
        weightMoments: zeros(inputs * outputs),
        biasMoments: zeros(outputs),
        biasGradient: new Float32Array(outputs),
        weightGradient: undefined,
      };
    });
    for (const layer of this.#layers) this.#refreshTransposed(layer);
  }

  #refreshTransposed({ weight, transposed, inputs, outputs }: WasmLayer): void {
    if (transposed === undefined) return;
    const sizes = { rows: outputs, columns: inputs };
    transposeMatrix(
      this.#heap.view(weight),
      this.#heap.view(transposed),
      sizes,
    );
  }

  /** Runs `work` and frees the matrices it made, except one it returns. */
  scope<Result extends Tensor2D | void>(work: () => Result): Result {
    return this.#setup.tensorflow.tidy(work);
  }

  /** Features of the positions `rows`. */
  batch(rows: Uint32Array): Tensor2D {
    const { values, features } = this.#setup.features;
    const byPosition = this.#heap.create(rows.length, features);
    const target = this.#heap.view(byPosition);
    rows.forEach((row, index) => {
      const start = row * features;
      target.set(values.subarray(start, start + features), index * features);
    });
    const matrix = this.#heap.transpose(byPosition);
    this.#byPosition.set(matrix, byPosition);
    return matrix;
  }

  /** Uploads `values` [position][unit]. */
  upload(values: Float32Array, units: number): Tensor2D {
    const positions = values.length / units;
    const matrix = this.#heap.create(units, positions);
    const sizes = { rows: positions, columns: units };
    transposeMatrix(values, this.#heap.view(matrix), sizes);
    return matrix;
  }

  /** Reads the first `units` units as [position][unit] and frees `matrix`. */
  download(matrix: Tensor2D, units: number): Promise<Float32Array> {
    const positions = matrix.shape[1];
    const values = new Float32Array(positions * units);
    const sizes = { rows: units, columns: positions };
    transposeMatrix(this.#heap.view(matrix), values, sizes);
    matrix.dispose();
    return Promise.resolve(values);
  }

  /** Output of a layer. */
  forward(layer: number, input: Tensor2D): Tensor2D {
    const { weight, bias, rectified } = this.#layers[layer];
    const output = this.#heap.product(weight, input);
    const [units, positions] = output.shape;
    const values = this.#heap.view(output);
    for (let unit = 0; unit < units; unit++) {
      const offset = bias[unit];
      const end = (unit + 1) * positions;
      if (rectified) {
        for (let i = end - positions; i < end; i++) {
          // A product, since a branch or Math.max is mispredicted half the time
          // and takes eight times as long. It also lets a NaN pass.
          const value = values[i] + offset;
          values[i] = value * Number(value > 0);
        }
      } else {
        for (let i = end - positions; i < end; i++) values[i] += offset;
      }
    }
    return output;
  }

  /** Gradients of a layer's weights, kept for `update`. */
  weightGradient(index: number, input: Tensor2D, slope: Tensor2D): void {
    const layer = this.#layers[index];
    const byPosition = this.#byPosition.get(input) ??
      this.#heap.transpose(input);
    layer.weightGradient?.dispose();
    const { tensorflow } = this.#setup;
    layer.weightGradient = tensorflow.keep(
      this.#heap.product(slope, byPosition),
    );
    const positions = slope.shape[1];
    const slopes = this.#heap.view(slope);
    for (let unit = 0; unit < layer.outputs; unit++) {
      const end = (unit + 1) * positions;
      let sum = 0;
      for (let i = end - positions; i < end; i++) sum += slopes[i];
      layer.biasGradient[unit] = sum;
    }
  }

  /** Gradient at a layer's input. */
  inputGradient(
    layer: number,
    slope: Tensor2D,
    rectified: Tensor2D | undefined,
  ): Tensor2D {
    const { transposed } = this.#layers[layer];
    if (transposed === undefined) {
      throw new TypeError("Cannot pass a gradient to the features");
    }
    const result = this.#heap.product(transposed, slope);
    if (rectified === undefined) return result;
    const slopes = this.#heap.view(result);
    const values = this.#heap.view(rectified);
    for (let i = 0; i < slopes.length; i++) {
      slopes[i] *= Number(values[i] > 0);
    }
    return result;
  }

  /** Gradient of the mean squared error; consumes `output`. */
  errorGradient(output: Tensor2D, wanted: Tensor2D): Tensor2D {
    const values = this.#heap.view(output);
    const target = this.#heap.view(wanted);
    const scale = 2 / values.length;
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      const difference = values[i] - target[i];
      sum += difference * difference;
      values[i] = difference * scale;
    }
    this.#reconstruction = sum / values.length;
    return output;
  }

  /** Codes drawn around their means. */
  sampleCodes(heads: Tensor2D, noise: Tensor2D): Tensor2D {
    const codes = this.#heap.create(noise.shape[0], noise.shape[1]);
    const mean = this.#heap.view(heads);
    const deviates = this.#heap.view(noise);
    const values = this.#heap.view(codes);
    const count = values.length;
    for (let i = 0; i < count; i++) {
      values[i] = mean[i] + Math.exp(0.5 * mean[count + i]) * deviates[i];
    }
    return codes;
  }

  /** Gradient at both heads. */
  latentGradient(
    heads: Tensor2D,
    slope: Tensor2D,
    { noise, klWeight }: LatentGradientOptions<Tensor2D>,
  ): Tensor2D {
    const result = this.#heap.create(heads.shape[0], heads.shape[1]);
    const values = this.#heap.view(heads);
    const slopes = this.#heap.view(slope);
    const deviates = this.#heap.view(noise);
    const gradient = this.#heap.view(result);
    const count = slopes.length;
    const weight = klWeight / count;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const mean = values[i];
      const logVariance = values[count + i];
      const variance = Math.exp(logVariance);
      sum += variance + mean * mean - 1 - logVariance;
      gradient[i] = slopes[i] + weight * mean;
      gradient[count + i] =
        0.5 * slopes[i] * deviates[i] * Math.exp(0.5 * logVariance) +
        0.5 * weight * (variance - 1);
    }
    this.#divergence = 0.5 * sum / count;
    return result;
  }

  /** Moves the weights by Adam. */
  update(): void {
    const { learningRate, epsilon } = this.#setup;
    const options = { step: ++this.#step, learningRate, epsilon };
    for (const layer of this.#layers) {
      const { weight, bias, weightMoments, biasMoments, weightGradient } =
        layer;
      if (weightGradient === undefined) {
        throw new TypeError("Cannot update weights without gradients");
      }
      const state = (
        parameters: Float32Array,
        [first, second]: readonly [Float32Array, Float32Array],
      ) => ({ parameters, first, second });
      const slopes = this.#heap.view(weightGradient);
      adamUpdate(
        state(this.#heap.view(weight), weightMoments),
        slopes,
        options,
      );
      adamUpdate(state(bias, biasMoments), layer.biasGradient, options);
      weightGradient.dispose();
      layer.weightGradient = undefined;
      this.#refreshTransposed(layer);
    }
    this.#losses.push({
      reconstruction: this.#reconstruction,
      divergence: this.#divergence,
    });
  }

  /** Weights as they are now, copied. */
  weights(): Promise<LayerWeights[]> {
    return Promise.resolve(this.#layers.map(({ weight, bias }) => ({
      weight: Float32Array.from(this.#heap.view(weight)),
      bias: Float32Array.from(bias),
    })));
  }

  /** Gradients that wait for `update`. */
  gradients(): Promise<LayerWeights[]> {
    return Promise.resolve(this.#layers.map((layer) => {
      if (layer.weightGradient === undefined) {
        throw new TypeError("There are no gradients before a training step");
      }
      const weight = Float32Array.from(this.#heap.view(layer.weightGradient));
      return { weight, bias: Float32Array.from(layer.biasGradient) };
    }));
  }

  /** Losses since the last call. */
  takeLosses(): Promise<StepLoss[]> {
    const losses = this.#losses;
    this.#losses = [];
    return Promise.resolve(losses);
  }

  /** Frees the weights and any gradients left. */
  dispose(): void {
    for (const { weight, transposed, weightGradient } of this.#layers) {
      weight.dispose();
      transposed?.dispose();
      weightGradient?.dispose();
    }
  }
}
