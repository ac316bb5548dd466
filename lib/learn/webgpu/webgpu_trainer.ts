import { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { GpuDevice } from "../../compute/gpu_device.ts";
import type { GpuProgram } from "../../compute/gpu_program.ts";
import { streamKey } from "../../random/stream_key.ts";
import { adamDecay } from "../engine/adam_decay.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { EpochLoss, Trainer } from "../trainer.ts";
import {
  sumStepsKernel,
  sumStepsSizes,
  sumStepsWorkgroups,
} from "./batch/sum_steps.ts";
import { latentWorkgroups } from "./latent/sample_codes.ts";
import { downloadLayer } from "./layer_buffers.ts";
import { chooseTile } from "./product/choose_tile.ts";
import { productWorkgroups } from "./product/product_kernel.ts";
import { stepSlot, type TrainingStep } from "./step_slot.ts";
import {
  type TrainingBuffers,
  trainingBuffers,
  type TrainingSetup,
} from "./training_buffers.ts";
import {
  type DispatchOptions,
  encodingDispatches,
  outputSizes,
  stepDispatches,
  type TileChoice,
} from "./training_dispatches.ts";

/** Choices of `WebgpuTrainer`. */
export interface WebgpuTrainerOptions {
  /**
   * Which tile each product is divided by. By the kind of adapter alone, which
   * repeats to the bit; `tunedTiles` finds faster ones by measuring.
   */
  readonly tile?: TileChoice;
}

/**
 * Arithmetic that is sent to the device at a time. Drivers take a device away
 * that works for seconds on one submission; this keeps a slow one, of a tenth
 * of a teraflop a second, below half a second.
 */
const OPERATIONS_TOGETHER = 4e10;
/** Steps that are sent at a time at most. */
const STEPS_TOGETHER = 256;

/**
 * Trains an autoencoder in kernels of our own: weights, features and losses
 * stay on the device, a whole epoch is sent in a few submissions and its losses
 * are read once. Sums are taken in a fixed order: equal seeds give equal bytes
 * on the same adapter with the same tiles.
 *
 * The noise of a VAE is that of `RandomStream(seed, "latent noise")`, to the
 * rounding of single precision.
 */
export class WebgpuTrainer implements Trainer {
  readonly #gpu: GpuDevice;
  readonly #setup: TrainingSetup;
  readonly #tile: TileChoice;
  readonly #buffers: TrainingBuffers;
  readonly #batch: number;
  readonly #sums: { readonly squares: number; readonly divergences: number };
  readonly #programs = new Map<string, GpuProgram>();
  readonly #owner: GpuBuffers;
  #givenNoise: GPUBuffer | undefined;
  #step = 0;
  #normals = 0;

  /**
   * Uploads features and weights.
   *
   * @throws {AdapterError} where a buffer is larger than the adapter allows
   */
  constructor(
    gpu: GpuDevice,
    setup: TrainingSetup,
    options: WebgpuTrainerOptions = {},
  ) {
    const { shape, settings, features } = setup;
    this.#gpu = gpu;
    this.#setup = setup;
    this.#tile = options.tile ?? ((_, sizes) => chooseTile(gpu, sizes));
    this.#batch = Math.min(settings.batch, features.positions);
    const sizes = outputSizes(shape.layers.at(-1)!, this.#batch);
    const [x, y] = productWorkgroups(sizes, {
      epilogue: "bias, error",
      tile: this.#tile("plain", sizes),
    });
    const { latent, variational } = shape;
    const [divergences] = latentWorkgroups({ latent, rows: this.#batch });
    this.#sums = { squares: x * y, divergences: variational ? divergences : 0 };
    this.#owner = new GpuBuffers(gpu);
    try {
      this.#buffers = trainingBuffers(this.#owner, setup, this.#sums);
    } catch (error) {
      this.#owner.free();
      throw error;
    }
  }

  /** One pass over the positions in `order`. */
  async trainEpoch(
    order: Uint32Array,
    noise?: Float32Array,
  ): Promise<EpochLoss> {
    const { shape, settings, features } = this.#setup;
    const { latent, layers } = shape;
    checkOrder(order, features.positions);
    const { beta1, beta2 } = {
      beta1: adamDecay.first,
      beta2: adamDecay.second,
    };
    const steps = this.#cut(order.length, (start, rows, index) => {
      const number = ++this.#step;
      const normal = this.#normals + start * latent;
      return {
        start,
        rows,
        index,
        noiseCounter: Math.floor(normal / 4) % 2 ** 32,
        noisePhase: normal % 4,
        errorScale: 2 / (rows * features.features),
        divergenceScale: settings.klWeight / (rows * latent),
        stepSize: settings.learningRate * (1 - beta1) / (1 - beta1 ** number),
        rootScale: Math.sqrt((1 - beta2) / (1 - beta2 ** number)),
        epsilon: settings.epsilon,
        firstDecay: beta1,
        secondDecay: beta2,
      };
    });
    const given = shape.variational && noise !== undefined;
    if (given) this.#giveNoise(noise);
    this.#normals += order.length * latent;
    this.#gpu.write(this.#buffers.order, order);
    const weights = layers.reduce(
      (sum, { inputs, outputs }) => sum + inputs * outputs,
      0,
    );
    this.#run(
      steps,
      6 * weights,
      (rows) =>
        this.#program(
          `step ${rows} ${given}`,
          () => stepDispatches(this.#options(rows, given)),
        ),
    );
    this.#gpu.run(
      this.#program(
        `sums ${steps.length}`,
        () => this.#sumDispatches(steps.length),
      ),
    );
    const totals = await this.#gpu.read(this.#buffers.totals, 2 * steps.length);
    let [squares, divergences] = [0, 0];
    for (let step = 0; step < steps.length; step++) {
      squares += totals[2 * step];
      if (shape.variational) divergences += totals[2 * step + 1];
    }
    return {
      reconstruction: squares / (order.length * features.features),
      divergence: 0.5 * divergences / (order.length * latent),
    };
  }

  /** Codes (a VAE's means) of all positions. */
  async encode(): Promise<Float32Array<ArrayBuffer>> {
    const { features, shape } = this.#setup;
    const { positions } = features;
    this.#gpu.write(
      this.#buffers.order,
      Uint32Array.from({ length: positions }, (_, i) => i),
    );
    const steps = this.#cut(
      positions,
      (start, rows, index) => ({ ...NO_STEP, start, rows, index }),
    );
    const weights = shape.layers.slice(0, shape.encoderLayers)
      .reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
    this.#run(
      steps,
      2 * weights,
      (rows) =>
        this.#program(
          `encode ${rows}`,
          () => encodingDispatches(this.#options(rows, false)),
        ),
    );
    return await this.#gpu.read(this.#buffers.codes, positions * shape.latent);
  }

  /**
   * Weights of every layer as they are now, or their gradients' decaying sums
   * in Adam, which after one step are that step's gradients.
   */
  async layers(what: "weights" | "gradient sums"): Promise<LayerWeights[]> {
    const found: LayerWeights[] = [];
    for (const [number, layer] of this.#setup.shape.layers.entries()) {
      const { parameters, first } = this.#buffers.layers[number];
      const buffer = what === "weights" ? parameters : first;
      found.push(await downloadLayer(this.#gpu, layer, buffer));
    }
    return found;
  }

  /** Frees everything. */
  dispose(): void {
    this.#owner.free();
    this.#programs.clear();
  }

  /** Cuts an order's places into batches. */
  #cut(
    places: number,
    make: (start: number, rows: number, index: number) => TrainingStep,
  ): TrainingStep[] {
    return Array.from({ length: Math.ceil(places / this.#batch) }, (_, i) => {
      const start = i * this.#batch;
      return make(start, Math.min(this.#batch, places - start), i);
    });
  }

  /** Sends steps, as many at a time as their arithmetic allows. */
  #run(
    steps: readonly TrainingStep[],
    operationsEach: number,
    program: (rows: number) => GpuProgram,
  ): void {
    this.#gpu.write(this.#buffers.slots, stepSlot.pack(steps));
    const together = Math.max(
      1,
      Math.min(
        STEPS_TOGETHER,
        Math.floor(OPERATIONS_TOGETHER / (operationsEach * this.#batch)),
      ),
    );
    for (let from = 0; from < steps.length;) {
      const { rows } = steps[from];
      let end = from + 1;
      while (
        end < steps.length && end - from < together && steps[end].rows === rows
      ) end++;
      const slots = Array.from({ length: end - from }, (_, i) => from + i);
      this.#gpu.run(program(rows), slots);
      from = end;
    }
  }

  #program(
    name: string,
    dispatches: () => Parameters<GpuDevice["prepare"]>[0],
  ): GpuProgram {
    let program = this.#programs.get(name);
    if (program === undefined) {
      program = this.#gpu.prepare(dispatches());
      this.#programs.set(name, program);
    }
    return program;
  }

  #options(rows: number, givenNoise: boolean): DispatchOptions {
    const { shape, settings } = this.#setup;
    return {
      shape,
      buffers: this.#buffers,
      rows,
      batch: this.#batch,
      tile: this.#tile,
      uniform: (values) => this.#owner.upload(values, "uniform"),
      noise: {
        seed: settings.seed,
        key: streamKey("latent noise"),
        given: givenNoise ? this.#givenNoise : undefined,
      },
    };
  }

  #giveNoise(noise: Float32Array): void {
    const { features, shape } = this.#setup;
    this.#givenNoise ??= this.#owner.allocate(
      features.positions * shape.latent * 4,
    );
    this.#gpu.write(this.#givenNoise, noise);
  }

  #sumDispatches(steps: number) {
    const { squares, divergences, totals } = this.#buffers;
    const sum = (buffer: GPUBuffer, numbers: number, which: 0 | 1) => ({
      kernel: sumStepsKernel(),
      buffers: [
        buffer,
        totals,
        this.#owner.upload(
          sumStepsSizes({ steps, numbers, which }),
          "uniform",
        ),
      ],
      workgroups: sumStepsWorkgroups(steps),
    });
    return [
      sum(squares, this.#sums.squares, 0),
      ...(this.#setup.shape.variational
        ? [sum(divergences, this.#sums.divergences, 1)]
        : []),
    ];
  }
}

/** A step of encoding, of which only place and rows matter. */
const NO_STEP: TrainingStep = {
  start: 0,
  rows: 0,
  index: 0,
  noiseCounter: 0,
  noisePhase: 0,
  errorScale: 0,
  divergenceScale: 0,
  stepSize: 0,
  rootScale: 0,
  epsilon: 1,
  firstDecay: 0,
  secondDecay: 0,
};

function checkOrder(order: Uint32Array, positions: number): void {
  if (order.length > positions || order.some((place) => place >= positions)) {
    throw new TypeError(
      `Cannot train an epoch as its order must hold up to ${positions} positions below ${positions}`,
    );
  }
}
