import { adamDecay } from "../engine/adam_decay.ts";
import type { NetworkSettings } from "../network/network_settings.ts";
import type { TrainingStep } from "./step_slot.ts";

/** What a schedule is made for. */
export interface TrainingScheduleOptions {
  /** Batch, learning rate and the divergence's weight. */
  readonly settings: NetworkSettings;
  /** Numbers of a position. */
  readonly features: number;
  /** Numbers of a code. */
  readonly latent: number;
  /** Positions in the largest batch. */
  readonly batch: number;
}

/**
 * The numbers of one training's steps, epoch after epoch: where each batch lies
 * in its order, which normals are its noise, and Adam's corrections, which
 * depend on how many steps went before.
 */
export class TrainingSchedule {
  readonly #options: TrainingScheduleOptions;
  #steps = 0;
  #normals = 0;

  /** A training that has not begun. */
  constructor(options: TrainingScheduleOptions) {
    this.#options = options;
  }

  /** The steps of the next epoch, of so many places. */
  nextEpoch(places: number): TrainingStep[] {
    const { settings, features, latent } = this.#options;
    const { first: beta1, second: beta2 } = adamDecay;
    const steps = this.#cut(places, (start, rows, index) => {
      const number = ++this.#steps;
      const normal = this.#normals + start * latent;
      return {
        start,
        rows,
        index,
        noiseCounter: Math.floor(normal / 4) % 2 ** 32,
        noisePhase: normal % 4,
        errorScale: 2 / (rows * features),
        divergenceScale: settings.klWeight / (rows * latent),
        stepSize: settings.learningRate * (1 - beta1) / (1 - beta1 ** number),
        rootScale: Math.sqrt((1 - beta2) / (1 - beta2 ** number)),
        epsilon: settings.epsilon,
        firstDecay: beta1,
        secondDecay: beta2,
      };
    });
    this.#normals += places * latent;
    return steps;
  }

  /** The batches of an encoding of so many places; changes nothing. */
  encoding(places: number): TrainingStep[] {
    return this.#cut(
      places,
      (start, rows, index) => ({ ...NO_STEP, start, rows, index }),
    );
  }

  #cut(
    places: number,
    make: (start: number, rows: number, index: number) => TrainingStep,
  ): TrainingStep[] {
    const { batch } = this.#options;
    return Array.from({ length: Math.ceil(places / batch) }, (_, i) => {
      const start = i * batch;
      return make(start, Math.min(batch, places - start), i);
    });
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
