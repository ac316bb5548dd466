import type { Dispatch, Kernel } from "../../compute/kernel.ts";
import type { NetworkShape } from "../network/network_shape.ts";
import {
  gatherBatchKernel,
  gatherSizes,
  gatherWorkgroups,
} from "./batch/gather_batch.ts";
import {
  keepCodesKernel,
  keepCodesSizes,
  keepCodesWorkgroups,
} from "./batch/keep_codes.ts";
import {
  sumStepsKernel,
  sumStepsSizes,
  sumStepsWorkgroups,
} from "./batch/sum_steps.ts";
import {
  latentGradientKernel,
  latentSizes,
  latentWorkgroups,
  sampleCodesKernel,
} from "./latent/sample_codes.ts";
import type { ProductEpilogue } from "./product/product_epilogue.ts";
import type { ProductForm } from "./product/product_form.ts";
import {
  productKernel,
  type ProductSizes,
  productSizes,
  productWorkgroups,
} from "./product/product_kernel.ts";
import type { ProductTile } from "./product/product_tile.ts";
import type { TrainingBuffers } from "./training_buffers.ts";

/** Which tile a product is divided by. */
export type TileChoice = (
  form: ProductForm,
  sizes: ProductSizes,
) => ProductTile;

/** What the dispatches of a batch are made from. */
export interface DispatchOptions {
  /** The network. */
  readonly shape: NetworkShape;
  /** Its buffers. */
  readonly buffers: TrainingBuffers;
  /** Positions in the batch. */
  readonly rows: number;
  /** Positions in the largest batch. */
  readonly batch: number;
  /** Which tiles to take. */
  readonly tile: TileChoice;
  /** Makes a uniform buffer. */
  readonly uniform: (values: Uint32Array) => GPUBuffer;
  /** Where a VAE's noise comes from; a buffer where it is given. */
  readonly noise: {
    readonly seed: number;
    readonly key: number;
    readonly given?: GPUBuffer | undefined;
  };
}

/** Sizes of a layer's output for a batch. */
export function outputSizes(
  { inputs, outputs }: { readonly inputs: number; readonly outputs: number },
  rows: number,
): ProductSizes {
  return { rows, columns: outputs, depth: inputs };
}

/** Dispatches of one training step: through the network, back, and Adam. */
export function stepDispatches(options: DispatchOptions): Dispatch[] {
  const { shape, buffers, rows, batch, uniform, noise } = options;
  const { layers, encoderLayers, latent } = shape;
  const { outputs, slopes, drawn, slots } = buffers;
  const inputs = layers.map((_, layer) =>
    layer === 0
      ? buffers.batch
      : drawn && layer === encoderLayers
      ? drawn.codes
      : outputs[layer - 1]
  );
  const sizes = drawn && uniform(latentSizes({ ...noise, latent, rows }));
  const list = [...gatherDispatches(options)];
  layers.forEach((layer, number) => {
    const last = number === layers.length - 1;
    list.push(product(options, {
      form: "plain",
      epilogue: last ? "bias, error" : layer.rectified ? "bias, ReLU" : "bias",
      sizes: outputSizes(layer, rows),
      buffers: [
        inputs[number],
        buffers.layers[number].parameters,
        last ? slopes[number] : outputs[number],
      ],
      extra: last ? [buffers.batch, buffers.squares, slots] : [],
      // Every step has as many sums of squares as the largest one.
      ...(last && { grid: outputSizes(layer, batch) }),
    }));
    if (drawn && sizes && number === encoderLayers - 1) {
      list.push({
        kernel: sampleCodesKernel(noise.given ? "given" : "drawn"),
        buffers: [
          outputs[number],
          drawn.codes,
          drawn.noise,
          sizes,
          slots,
          ...(noise.given ? [noise.given] : []),
        ],
        workgroups: latentWorkgroups({ latent, rows }),
      });
    }
  });
  for (let number = layers.length - 1; number >= 0; number--) {
    const layer = layers[number];
    const { parameters, first, second } = buffers.layers[number];
    if (drawn && sizes && number === encoderLayers - 1) {
      list.push({
        kernel: latentGradientKernel(),
        buffers: [
          outputs[number],
          drawn.slope,
          drawn.noise,
          slopes[number],
          buffers.divergences,
          sizes,
          slots,
        ],
        workgroups: latentWorkgroups({ latent, rows: batch }),
      });
    }
    // The gradient at the input still needs the weights as they were.
    if (number > 0) {
      const rectified = layers[number - 1].rectified;
      list.push(product(options, {
        form: "right-transposed",
        epilogue: rectified ? "ReLU mask" : "none",
        sizes: { rows, columns: layer.inputs, depth: layer.outputs },
        buffers: [
          slopes[number],
          parameters,
          drawn && number === encoderLayers ? drawn.slope : slopes[number - 1],
        ],
        extra: rectified ? [outputs[number - 1]] : [],
      }));
    }
    list.push(product(options, {
      form: "left-transposed",
      epilogue: "Adam",
      sizes: { rows: layer.inputs, columns: layer.outputs, depth: rows },
      buffers: [inputs[number], slopes[number], parameters],
      extra: [first, second, slots],
    }));
  }
  return list;
}

/** Dispatches that encode one batch and keep its codes (a VAE's means). */
export function encodingDispatches(options: DispatchOptions): Dispatch[] {
  const { shape, buffers, rows, uniform } = options;
  const { layers, encoderLayers, latent } = shape;
  const encoder = layers.slice(0, encoderLayers);
  const stride = Math.ceil(encoder[encoderLayers - 1].outputs / 4) * 4;
  return [
    ...gatherDispatches(options),
    ...encoder.map((layer, number) =>
      product(options, {
        form: "plain",
        epilogue: layer.rectified ? "bias, ReLU" : "bias",
        sizes: outputSizes(layer, rows),
        buffers: [
          number === 0 ? buffers.batch : buffers.outputs[number - 1],
          buffers.layers[number].parameters,
          buffers.outputs[number],
        ],
        extra: [],
      })
    ),
    {
      kernel: keepCodesKernel(),
      buffers: [
        buffers.outputs[encoderLayers - 1],
        buffers.codes,
        uniform(keepCodesSizes({ stride, latent })),
        buffers.slots,
      ],
      workgroups: keepCodesWorkgroups({ rows, latent }),
    },
  ];
}

/** Dispatches that sum up what each step of an epoch has left of its loss. */
export function sumDispatches(
  { squares, divergences, totals }: TrainingBuffers,
  { steps, numbers, uniform }: {
    /** Steps of the epoch. */
    readonly steps: number;
    /** Numbers that a step leaves; no divergences where there are none. */
    readonly numbers: {
      readonly squares: number;
      readonly divergences: number;
    };
    /** Makes a uniform buffer. */
    readonly uniform: (values: Uint32Array) => GPUBuffer;
  },
): Dispatch[] {
  const sum = (buffer: GPUBuffer, each: number, which: 0 | 1) => ({
    kernel: sumStepsKernel(),
    buffers: [
      buffer,
      totals,
      uniform(sumStepsSizes({ steps, numbers: each, which })),
    ],
    workgroups: sumStepsWorkgroups(steps),
  });
  return [
    sum(squares, numbers.squares, 0),
    ...(numbers.divergences > 0
      ? [sum(divergences, numbers.divergences, 1)]
      : []),
  ];
}

function gatherDispatches(
  { shape, buffers, rows, uniform }: DispatchOptions,
): Dispatch[] {
  const features = shape.layers[0].inputs;
  const kernel: Kernel = gatherBatchKernel();
  return buffers.features.chunks.map(({ buffer, first, positions }) => ({
    kernel,
    buffers: [
      buffer,
      buffers.order,
      buffers.batch,
      uniform(gatherSizes({ first, positions, features })),
      buffers.slots,
    ],
    workgroups: gatherWorkgroups({ rows, features }),
  }));
}

/** A product with its epilogue. */
interface ProductDispatch {
  readonly form: ProductForm;
  readonly epilogue: ProductEpilogue;
  readonly sizes: ProductSizes;
  /** Left, right and result. */
  readonly buffers: readonly [GPUBuffer, GPUBuffer, GPUBuffer];
  /** The epilogue's. */
  readonly extra: readonly GPUBuffer[];
  /** Sizes that the number of workgroups is taken from; `sizes` if left out. */
  readonly grid?: ProductSizes;
}

function product(
  { tile: choose, uniform }: DispatchOptions,
  { form, epilogue, sizes, buffers, extra, grid = sizes }: ProductDispatch,
): Dispatch {
  const tile = choose(form, grid);
  return {
    kernel: productKernel({ form, epilogue, tile }),
    buffers: [...buffers, uniform(productSizes(sizes)), ...extra],
    workgroups: productWorkgroups(grid, { epilogue, tile }),
  };
}
