import { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { GpuDevice } from "../../compute/gpu_device.ts";
import type { GpuProgram } from "../../compute/gpu_program.ts";
import { streamKey } from "../../random/stream_key.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { EpochLoss, Trainer } from "../trainer.ts";
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
  sumDispatches,
  type TileChoice,
} from "./training_dispatches.ts";
import { TrainingSchedule } from "./training_schedule.ts";

/** Choices of `WebgpuTrainer`. */
export interface WebgpuTrainerOptions {
  /**
   * Which tile each product is divided by. By the kind of adapter alone, which
   * repeats to the bit; `tunedTiles` finds faster ones by measuring.
   */
  readonly tile?: TileChoice;
  /**
   * Bytes of features that lie on the device at a time. Default: all of them;
   * with fewer, batches are gathered on the CPU, to the same results.
   */
  readonly featureBytes?: number;
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
  readonly #schedule: TrainingSchedule;
  #givenNoise: GPUBuffer | undefined;

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
    this.#schedule = new TrainingSchedule({
      settings,
      features: features.features,
      latent,
      batch: this.#batch,
    });
    this.#owner = new GpuBuffers(gpu);
    const { featureBytes = Infinity } = options;
    try {
      this.#buffers = trainingBuffers(this.#owner, setup, {
        ...this.#sums,
        featureBytes,
      });
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
    const { shape, features } = this.#setup;
    const { latent, layers } = shape;
    checkOrder(order, features.positions);
    const steps = this.#schedule.nextEpoch(order.length);
    const given = shape.variational && noise !== undefined;
    if (given) this.#giveNoise(noise);
    const weights = layers.reduce(
      (sum, { inputs, outputs }) => sum + inputs * outputs,
      0,
    );
    await this.#run(steps, {
      order,
      operationsEach: 6 * weights,
      program: (rows) =>
        this.#program(
          `step ${rows} ${given}`,
          () => stepDispatches(this.#options(rows, given)),
        ),
    });
    this.#gpu.run(
      this.#program(
        `sums ${steps.length}`,
        () =>
          sumDispatches(this.#buffers, {
            steps: steps.length,
            numbers: this.#sums,
            uniform: (values) => this.#owner.upload(values, "uniform"),
          }),
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
    const weights = shape.layers.slice(0, shape.encoderLayers)
      .reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
    await this.#run(this.#schedule.encoding(positions), {
      order: Uint32Array.from({ length: positions }, (_, i) => i),
      operationsEach: 2 * weights,
      program: (rows) =>
        this.#program(
          `encode ${rows}`,
          () => encodingDispatches(this.#options(rows, false)),
        ),
    });
    return await this.#gpu.read(this.#buffers.codes, positions * shape.latent);
  }

  /** Weights as they are now. */
  async weights(): Promise<LayerWeights[]> {
    return await this.layers("weights");
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

  /**
   * Sends steps, as many at a time as their arithmetic and the features that
   * lie on the device allow.
   */
  async #run(
    steps: readonly TrainingStep[],
    { order, operationsEach, program }: {
      readonly order: Uint32Array;
      readonly operationsEach: number;
      readonly program: (rows: number) => GpuProgram;
    },
  ): Promise<void> {
    const { features, slots, totals } = this.#buffers;
    this.#gpu.write(slots, stepSlot.pack(steps));
    this.#gpu.write(this.#buffers.order, features.rowsOf(order));
    const together = Math.max(
      1,
      Math.min(
        STEPS_TOGETHER,
        Math.floor(OPERATIONS_TOGETHER / (operationsEach * this.#batch)),
      ),
    );
    for (let from = 0; from < steps.length;) {
      const { rows } = steps[from];
      const part = Math.floor(from / features.batchesTogether);
      if (from % features.batchesTogether === 0) {
        if (from > 0) await this.#gpu.read(totals, 0);
        features.bring(order, from);
      }
      const most = Math.min(
        steps.length,
        from + together,
        (part + 1) * features.batchesTogether,
      );
      let end = from + 1;
      while (end < most && steps[end].rows === rows) end++;
      const numbers = Array.from({ length: end - from }, (_, i) => from + i);
      this.#gpu.run(program(rows), numbers);
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
}

function checkOrder(order: Uint32Array, positions: number): void {
  if (order.length > positions || order.some((place) => place >= positions)) {
    throw new TypeError(
      `Cannot train an epoch as its order must hold up to ${positions} positions below ${positions}`,
    );
  }
}
