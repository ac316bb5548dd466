import { RandomStream } from "../../../lib/random/random_stream.ts";
import { initialWeights } from "../../../lib/learn/network/initial_weights.ts";
import { networkSettings } from "../../../lib/learn/network/network_settings.ts";
import { networkShape } from "../../../lib/learn/network/network_shape.ts";
import type { Trainer, TrainerSetup } from "./trainer.ts";

/** Steps before those that are timed: the first ones compile. */
const WARM_UP_STEPS = 3;
/** What one run is to last about; a step that lasts longer is run alone. */
const RUN_SECONDS = 0.5;
/** Most steps in a run. */
const MOST_STEPS = 32;

/** What steps are timed on. */
export interface StepTimerOptions {
  readonly kind: "ae" | "vae";
  /** Standardised features of the batch, [position][feature]. */
  readonly batch: Float32Array;
  readonly positions: number;
  /** Seed of weights and noise, drawn as `trainNetwork` draws them. */
  readonly seed: number;
}

/**
 * Times training steps of the published network, the AE with two hidden layers,
 * the VAE with one, by a trainer of another library, from the weights and with
 * the noise that `trainNetwork` takes for the same seed.
 */
export class StepTimer {
  readonly #trainer: Trainer;
  readonly #noise: RandomStream | null;
  readonly #draws: number;
  #steps = 0;
  #losses: number[] = [];

  /**
   * @param create Makes the trainer.
   * @param options Network and batch.
   */
  constructor(
    create: (setup: TrainerSetup) => Trainer,
    { kind, batch, positions, seed }: StepTimerOptions,
  ) {
    const hiddenLayers = kind === "ae" ? 2 : 1;
    const settings = networkSettings({ kind, hiddenLayers, seed });
    const shape = networkShape(batch.length / positions, settings);
    const weights = initialWeights(shape.layers, seed);
    this.#trainer = create({ batch, positions, shape, settings, weights });
    this.#draws = positions * shape.latent;
    this.#noise = kind === "vae"
      ? new RandomStream(seed, "latent noise")
      : null;
  }

  /** Losses of the first steps, those that warm up included. */
  get firstLosses(): readonly number[] {
    return this.#losses;
  }

  /** Steps in a timed run; 0 before the first. */
  get steps(): number {
    return this.#steps;
  }

  /**
   * Runs steps one after another and reads their losses at the end, as a
   * training reads them at the end of an epoch. The first call warms up.
   *
   * @returns Seconds a step.
   * @throws {Error} where a loss is no number
   */
  async run(): Promise<number> {
    if (this.#steps === 0) {
      let seconds = 0;
      for (let step = 0; step < WARM_UP_STEPS; step++) {
        seconds = await this.#time(1);
      }
      const fitting = Math.floor(RUN_SECONDS / seconds);
      this.#steps = Math.min(Math.max(fitting, 1), MOST_STEPS);
    }
    return await this.#time(this.#steps) / this.#steps;
  }

  async #time(steps: number): Promise<number> {
    const start = performance.now();
    for (let step = 0; step < steps; step++) {
      const stream = this.#noise;
      this.#trainer.step(
        stream && Float32Array.from(
          { length: this.#draws },
          () => stream.normal(),
        ),
      );
    }
    const losses = await this.#trainer.takeLosses();
    const seconds = (performance.now() - start) / 1000;
    if (losses.length !== steps || !losses.every(Number.isFinite)) {
      throw new Error(
        `Cannot time ${steps} steps: wanted a loss of each, was given ${
          losses.join(", ") || "none"
        }`,
      );
    }
    if (this.#losses.length < WARM_UP_STEPS) this.#losses.push(...losses);
    return seconds;
  }
}
