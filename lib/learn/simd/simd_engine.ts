import { KernelMemory } from "../../simd/kernel_memory.ts";
import type { SimdVariant } from "../../simd/simd_variant.ts";
import {
  PANEL,
  type PanelMatrix,
  panelStart,
  placePanelMatrix,
} from "../../simd/panel_matrix.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { EngineSetup } from "../engine/engine_setup.ts";
import type {
  LatentGradientOptions,
  StepLoss,
  TrainingEngine,
} from "../engine/training_engine.ts";
import { type ProductSide, sidePlace } from "./side_place.ts";
import { SimdParameters } from "./simd_parameters.ts";
import { TrainingKernels } from "./training_kernels.ts";

/** Values of several units for a batch, and their transposed once needed. */
export interface SimdMatrix {
  /** [position][unit]. */
  readonly panels: PanelMatrix;
  /** [unit][position]. */
  transposed: PanelMatrix | undefined;
}

/** How a `SimdEngine` computes. */
export interface SimdEngineOptions {
  /** Threads; results do not depend on it. 1. */
  readonly threads?: number;
  /** Instruction set; default: the fastest that this machine runs. */
  readonly variant?: SimdVariant;
}

/**
 * Trains with our own WebAssembly kernels on one or more threads of the
 * processor. Every product takes both operands with the summed index along the
 * panels, so a matrix that stands in two products is kept both ways.
 */
export class SimdEngine implements TrainingEngine<SimdMatrix> {
  readonly #setup: EngineSetup;
  readonly #memory = new KernelMemory();
  readonly #kernels: TrainingKernels;
  readonly #parameters: SimdParameters;
  readonly #features: number;
  /** Layers whose gradients wait for `update`. */
  readonly #ready = new Set<number>();
  /** Where matrices that outlived their scope let the memory end again. */
  readonly #kept = new WeakMap<SimdMatrix, number>();
  #losses: StepLoss[] = [];
  #reconstruction = 0;
  #divergence = 0;
  #step = 0;

  /** Copies features and weights into the kernels' memory; starts threads. */
  constructor(setup: EngineSetup, options: SimdEngineOptions = {}) {
    this.#setup = setup;
    const { features: { values }, shape, weights } = setup;
    this.#features = this.#memory.place(values.byteLength);
    this.#memory.floats(this.#features, values.length).set(values);
    this.#kernels = new TrainingKernels(this.#memory, options);
    this.#parameters = new SimdParameters(this.#memory, this.#kernels, {
      shapes: shape.layers,
      weights,
    });
  }

  /** Bytes of the kernels' memory that are in use. */
  get bytes(): number {
    return this.#memory.end;
  }

  #create(
    rows: number,
    columns: number,
    side: ProductSide = "left",
  ): PanelMatrix {
    const modulo = sidePlace[side];
    return placePanelMatrix(this.#memory, { rows, columns }, { modulo });
  }

  #transposed(matrix: SimdMatrix): PanelMatrix {
    if (matrix.transposed === undefined) {
      const { rows, columns } = matrix.panels;
      matrix.transposed = this.#create(columns, rows);
      this.#kernels.transpose(matrix.panels, matrix.transposed);
    }
    return matrix.transposed;
  }

  #values({ address, stride, panels }: PanelMatrix): Float32Array {
    const length = stride * panels / Float32Array.BYTES_PER_ELEMENT;
    return this.#memory.floats(address, length);
  }

  /** Runs `work` and frees the matrices it made, except one it returns. */
  scope<Result extends SimdMatrix | void>(work: () => Result): Result {
    const end = this.#memory.end;
    let kept: Result | undefined;
    try {
      return kept = work();
    } finally {
      if (kept) this.#kept.set(kept, end);
      else this.#memory.release(end);
    }
  }

  /** Features of the positions `rows`. */
  batch(rows: Uint32Array): SimdMatrix {
    const { features } = this.#setup.features;
    const panels = this.#create(rows.length, features);
    const transposed = this.#create(features, rows.length);
    const numbers = this.#memory.place(rows.byteLength);
    this.#memory.integers(numbers, rows.length).set(rows);
    const table = this.#features;
    this.#kernels.gather({ table, rows: numbers, target: panels, transposed });
    return { panels, transposed };
  }

  /** Uploads `values` [position][unit]. */
  upload(values: Float32Array, units: number): SimdMatrix {
    const positions = values.length / units;
    const panels = this.#create(positions, units);
    const target = this.#values(panels);
    for (let unit = 0; unit < units; unit++) {
      const start = panelStart(panels, unit);
      for (let position = 0; position < positions; position++) {
        target[start + position * PANEL] = values[position * units + unit];
      }
    }
    return { panels, transposed: undefined };
  }

  /** Reads the first `units` units as [position][unit] and frees `matrix`. */
  download(matrix: SimdMatrix, units: number): Promise<Float32Array> {
    const { panels } = matrix;
    const values = new Float32Array(panels.rows * units);
    const source = this.#values(panels);
    for (let unit = 0; unit < units; unit++) {
      const start = panelStart(panels, unit);
      for (let position = 0; position < panels.rows; position++) {
        values[position * units + unit] = source[start + position * PANEL];
      }
    }
    const end = this.#kept.get(matrix);
    if (end !== undefined) this.#memory.release(end);
    return Promise.resolve(values);
  }

  /** Output of a layer. */
  forward(layer: number, input: SimdMatrix): SimdMatrix {
    const { layers } = this.#parameters;
    const { weight, bias, rectified } = layers[layer];
    const left = this.#transposed(input);
    // The last output becomes a gradient in place; the others are multiplied
    // by one.
    const side = layer === layers.length - 1 ? "right" : "left";
    const result = this.#create(input.panels.rows, weight.columns, side);
    this.#kernels.product({ left, right: weight, result, bias, rectified });
    return { panels: result, transposed: undefined };
  }

  /** Gradients of a layer's weights, kept for `update`. */
  weightGradient(layer: number, input: SimdMatrix, slope: SimdMatrix): void {
    const { weightGradient, biasGradient } = this.#parameters.layers[layer];
    this.#kernels.product({
      left: input.panels,
      right: slope.panels,
      result: weightGradient,
    });
    this.#kernels.columnSums(slope.panels, biasGradient);
    this.#ready.add(layer);
  }

  /** Gradient at a layer's input. */
  inputGradient(
    layer: number,
    slope: SimdMatrix,
    rectified: SimdMatrix | undefined,
  ): SimdMatrix {
    const { transposed } = this.#parameters.layers[layer];
    if (transposed === undefined) {
      throw new TypeError("Cannot pass a gradient to the features");
    }
    const { rows } = slope.panels;
    const result = this.#create(rows, transposed.columns, "right");
    this.#kernels.product({
      left: this.#transposed(slope),
      right: transposed,
      result,
      mask: rectified?.panels,
    });
    return { panels: result, transposed: undefined };
  }

  /** Gradient of the mean squared error; consumes `output`. */
  errorGradient(output: SimdMatrix, wanted: SimdMatrix): SimdMatrix {
    const { panels } = output;
    this.#reconstruction = this.#kernels.errorGradient(panels, wanted.panels);
    return { panels, transposed: undefined };
  }

  /** Codes drawn around their means. */
  sampleCodes(heads: SimdMatrix, noise: SimdMatrix): SimdMatrix {
    const { rows, columns } = noise.panels;
    const codes = this.#create(rows, columns);
    const values = this.#values(heads.panels);
    const deviates = this.#values(noise.panels);
    const target = this.#values(codes);
    for (let unit = 0; unit < columns; unit++) {
      const mean = panelStart(heads.panels, unit);
      const logVariance = panelStart(heads.panels, columns + unit);
      const start = panelStart(codes, unit);
      for (let i = 0; i < rows * PANEL; i += PANEL) {
        target[start + i] = values[mean + i] +
          Math.exp(0.5 * values[logVariance + i]) * deviates[start + i];
      }
    }
    return { panels: codes, transposed: undefined };
  }

  /** Gradient at both heads. */
  latentGradient(
    heads: SimdMatrix,
    slope: SimdMatrix,
    { noise, klWeight }: LatentGradientOptions<SimdMatrix>,
  ): SimdMatrix {
    const { rows, columns } = slope.panels;
    const result = this.#create(rows, 2 * columns, "right");
    const values = this.#values(heads.panels);
    const slopes = this.#values(slope.panels);
    const deviates = this.#values(noise.panels);
    const target = this.#values(result);
    const weight = klWeight / (rows * columns);
    let sum = 0;
    for (let unit = 0; unit < columns; unit++) {
      const first = panelStart(heads.panels, unit);
      const second = panelStart(heads.panels, columns + unit);
      const start = panelStart(slope.panels, unit);
      for (let i = 0; i < rows * PANEL; i += PANEL) {
        const mean = values[first + i];
        const logVariance = values[second + i];
        const variance = Math.exp(logVariance);
        const drawn = slopes[start + i] * deviates[start + i];
        sum += variance + mean * mean - 1 - logVariance;
        target[first + i] = slopes[start + i] + weight * mean;
        target[second + i] = 0.5 * drawn * Math.exp(0.5 * logVariance) +
          0.5 * weight * (variance - 1);
      }
    }
    this.#divergence = 0.5 * sum / (rows * columns);
    return { panels: result, transposed: undefined };
  }

  #requireGradients(): void {
    if (this.#ready.size < this.#parameters.layers.length) {
      throw new TypeError("There are no gradients before a training step");
    }
  }

  /** Moves the weights by Adam. */
  update(): void {
    this.#requireGradients();
    const { learningRate, epsilon } = this.#setup;
    this.#parameters.update({ step: ++this.#step, learningRate, epsilon });
    this.#ready.clear();
    this.#losses.push({
      reconstruction: this.#reconstruction,
      divergence: this.#divergence,
    });
  }

  /** Weights as they are now, copied. */
  weights(): Promise<LayerWeights[]> {
    return Promise.resolve(this.#parameters.weights());
  }

  /** Gradients that wait for `update`. */
  gradients(): Promise<LayerWeights[]> {
    this.#requireGradients();
    return Promise.resolve(this.#parameters.gradients());
  }

  /** Losses since the last call. */
  takeLosses(): Promise<StepLoss[]> {
    const losses = this.#losses;
    this.#losses = [];
    return Promise.resolve(losses);
  }

  /** Ends the threads; the memory goes with the engine. */
  dispose(): void {
    this.#kernels.close();
  }
}
