import type { GpuDevice } from "../../compute/gpu_device.ts";
import { retrySmaller } from "../../compute/retry_smaller.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { EpochLoss, Trainer } from "../trainer.ts";
import { FeatureStore } from "./feature_store.ts";
import type { TrainingSetup } from "./training_buffers.ts";
import { WebgpuTrainer, type WebgpuTrainerOptions } from "./webgpu_trainer.ts";

/** An epoch that was trained. */
interface PastEpoch {
  readonly order: Uint32Array;
  readonly noise: Float32Array | undefined;
}

/**
 * A `WebgpuTrainer` that outlives its device, once: where the device is lost or
 * its memory is short, the training begins again from its first weights on a
 * fresh device, with a quarter of the features there at a time, repeats the
 * epochs that had ended and goes on. Its numbers are those of a training that
 * was never disturbed, to the bit.
 */
export class RecoveringTrainer implements Trainer {
  readonly #gpu: GpuDevice;
  readonly #setup: TrainingSetup;
  readonly #options: WebgpuTrainerOptions;
  readonly #past: PastEpoch[] = [];
  #trainer: WebgpuTrainer | undefined;
  #restarted = false;

  private constructor(
    gpu: GpuDevice,
    setup: TrainingSetup,
    options: WebgpuTrainerOptions,
  ) {
    this.#gpu = gpu;
    this.#setup = setup;
    this.#options = options;
  }

  /**
   * Uploads features and weights.
   *
   * @throws {AdapterError} where the second try fails too, or nothing can mend
   *   it; so do the calls that follow
   */
  static async open(
    gpu: GpuDevice,
    setup: TrainingSetup,
    options: WebgpuTrainerOptions = {},
  ): Promise<RecoveringTrainer> {
    const trainer = new RecoveringTrainer(gpu, setup, options);
    await trainer.#attempt(() => Promise.resolve());
    return trainer;
  }

  /** One pass over the positions in `order`. */
  async trainEpoch(
    order: Uint32Array,
    noise?: Float32Array,
  ): Promise<EpochLoss> {
    const epoch = { order: order.slice(), noise: noise?.slice() };
    const loss = await this.#attempt((trainer) =>
      trainer.trainEpoch(epoch.order, epoch.noise)
    );
    this.#past.push(epoch);
    return loss;
  }

  /** Codes (a VAE's means) of all positions. */
  async encode(): Promise<Float32Array<ArrayBuffer>> {
    return await this.#attempt((trainer) => trainer.encode());
  }

  /** Weights as they are now. */
  async weights(): Promise<LayerWeights[]> {
    return await this.layers("weights");
  }

  /** See `WebgpuTrainer.layers`. */
  async layers(
    what: Parameters<WebgpuTrainer["layers"]>[0],
  ): ReturnType<WebgpuTrainer["layers"]> {
    return await this.#attempt((trainer) => trainer.layers(what));
  }

  /** Frees everything. */
  dispose(): void {
    this.#trainer?.dispose();
    this.#trainer = undefined;
  }

  async #attempt<Result>(
    work: (trainer: WebgpuTrainer) => Promise<Result>,
  ): Promise<Result> {
    if (this.#restarted && this.#trainer) return await work(this.#trainer);
    const { features } = this.#setup;
    const whole = features.positions * FeatureStore.rowBytes(features);
    return await retrySmaller(this.#gpu, whole, async (featureBytes) => {
      if (featureBytes < whole) await this.#restart(featureBytes);
      this.#trainer ??= this.#start(featureBytes);
      return await work(this.#trainer);
    });
  }

  #start(featureBytes: number): WebgpuTrainer {
    const options = { ...this.#options, featureBytes };
    return new WebgpuTrainer(this.#gpu, this.#setup, options);
  }

  /** As far as the old device had come, on the fresh one. */
  async #restart(featureBytes: number): Promise<void> {
    this.#restarted = true;
    this.dispose();
    this.#trainer = this.#start(featureBytes);
    for (const { order, noise } of this.#past) {
      await this.#trainer.trainEpoch(order, noise);
    }
  }
}
