import type { KernelMemory } from "../../simd/kernel_memory.ts";
import {
  PANEL,
  panelBytes,
  type PanelMatrix,
  panelMatrixAt,
  panelStart,
  placePanelMatrix,
} from "../../simd/panel_matrix.ts";
import type { AdamOptions } from "../engine/adam_update.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { LayerShape } from "../network/network_shape.ts";
import { sidePlace } from "./side_place.ts";
import type { TrainingKernels } from "./training_kernels.ts";

/** Bytes after which places agree, see `KernelMemory.place`. */
const SET = 4096;

/** A layer's weights and gradients in the kernels' memory. */
export interface SimdLayer extends LayerShape {
  /** [input][output]. */
  readonly weight: PanelMatrix;
  /** [output][input]; the first layer passes no gradient on and has none. */
  readonly transposed: PanelMatrix | undefined;
  /** Address of the biases, filled up to a panel. */
  readonly bias: number;
  /** Gradient of the weights, [input][output]. */
  readonly weightGradient: PanelMatrix;
  /** Address of the biases' gradient. */
  readonly biasGradient: number;
}

/**
 * All weights of a network and Adam's memory of them. They lie in one vector,
 * their gradients in another in the same order, so that an update is one pass;
 * what lies between them, to start each at its place, stays zero.
 */
export class SimdParameters {
  /** The layers. */
  readonly layers: readonly SimdLayer[];
  readonly #memory: KernelMemory;
  readonly #kernels: TrainingKernels;
  readonly #count: number;
  readonly #vectors: Record<
    "parameters" | "gradient" | "first" | "second",
    number
  >;

  /** Copies the weights at the start. */
  constructor(
    memory: KernelMemory,
    kernels: TrainingKernels,
    { shapes, weights }: {
      readonly shapes: readonly LayerShape[];
      readonly weights: readonly LayerWeights[];
    },
  ) {
    this.#memory = memory;
    this.#kernels = kernels;
    let bytes = 0;
    const offsets = shapes.map(({ inputs, outputs }) => {
      const weight = Math.ceil((bytes - sidePlace.right) / SET) * SET +
        sidePlace.right;
      const bias = weight + panelBytes({ rows: inputs, columns: outputs });
      bytes = bias + panelBytes({ rows: 1, columns: outputs }) / PANEL;
      return { weight, bias };
    });
    this.#count = bytes / Float32Array.BYTES_PER_ELEMENT;
    // Adam reads all four side by side.
    const zeros = (modulo: number) => {
      const address = memory.place(bytes, { modulo });
      memory.floats(address, this.#count).fill(0);
      return address;
    };
    this.#vectors = {
      parameters: zeros(0),
      gradient: zeros(1024),
      first: zeros(2048),
      second: zeros(3072),
    };
    const { parameters, gradient } = this.#vectors;
    this.layers = shapes.map((shape, index) => {
      const { inputs, outputs } = shape;
      const { weight, bias } = offsets[index];
      const sizes = { rows: inputs, columns: outputs };
      return {
        ...shape,
        weight: panelMatrixAt(parameters + weight, sizes),
        transposed: index > 0
          ? placePanelMatrix(memory, { rows: outputs, columns: inputs }, {
            modulo: sidePlace.right,
          })
          : undefined,
        bias: parameters + bias,
        weightGradient: panelMatrixAt(gradient + weight, sizes),
        biasGradient: gradient + bias,
      };
    });
    this.layers.forEach((layer, index) => this.#write(layer, weights[index]));
    this.#refreshTransposed();
  }

  #write({ weight, bias, inputs, outputs }: SimdLayer, from: LayerWeights) {
    const panels = this.#memory.floats(weight.address, floatsIn(weight));
    for (let output = 0; output < outputs; output++) {
      const start = panelStart(weight, output);
      for (let input = 0; input < inputs; input++) {
        panels[start + input * PANEL] = from.weight[output * inputs + input];
      }
    }
    this.#memory.floats(bias, outputs).set(from.bias);
  }

  #refreshTransposed(): void {
    for (const { weight, transposed } of this.layers) {
      if (transposed) this.#kernels.transpose(weight, transposed);
    }
  }

  /** Moves the weights by Adam. */
  update(options: AdamOptions): void {
    this.#kernels.adam({ ...this.#vectors, count: this.#count }, options);
    this.#refreshTransposed();
  }

  /** The weights, copied. */
  weights(): LayerWeights[] {
    return this.layers.map(({ weight, bias }) => this.#read(weight, bias));
  }

  /** The gradients, copied. */
  gradients(): LayerWeights[] {
    return this.layers.map(({ weightGradient, biasGradient }) =>
      this.#read(weightGradient, biasGradient)
    );
  }

  /** A layer's matrix and biases in PyTorch's layout. */
  #read(matrix: PanelMatrix, biases: number): LayerWeights {
    const { rows: inputs, columns: outputs } = matrix;
    const panels = this.#memory.floats(matrix.address, floatsIn(matrix));
    const weight = new Float32Array(inputs * outputs);
    for (let output = 0; output < outputs; output++) {
      const start = panelStart(matrix, output);
      for (let input = 0; input < inputs; input++) {
        weight[output * inputs + input] = panels[start + input * PANEL];
      }
    }
    return {
      weight,
      bias: new Float32Array(this.#memory.floats(biases, outputs)),
    };
  }
}

function floatsIn({ stride, panels }: PanelMatrix): number {
  return stride * panels / Float32Array.BYTES_PER_ELEMENT;
}
