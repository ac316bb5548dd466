import { RandomStream } from "../../random/random_stream.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { NetworkSettings } from "../network/network_settings.ts";
import type { NetworkShape } from "../network/network_shape.ts";
import type { EpochLoss, Trainer } from "../trainer.ts";
import type { TrainingEngine } from "./training_engine.ts";
import { trainingStep } from "./training_step.ts";

/** What an `EngineTrainer` trains. */
export interface EngineTrainerOptions {
  /** The network that the engine holds. */
  readonly shape: NetworkShape;
  /** Sizes, seed and weight of the divergence. */
  readonly settings: NetworkSettings;
  /** Positions that the engine holds. */
  readonly positions: number;
}

/** Positions that are encoded at once. */
const ENCODING_BATCH = 1024;

/** Trains with the operations of a `TrainingEngine`, step by step. */
export class EngineTrainer<UnitMatrix> implements Trainer {
  readonly #engine: TrainingEngine<UnitMatrix>;
  readonly #options: EngineTrainerOptions;
  readonly #noise: RandomStream;

  /** Trains with `engine`, which it disposes of at its end. */
  constructor(
    engine: TrainingEngine<UnitMatrix>,
    options: EngineTrainerOptions,
  ) {
    this.#engine = engine;
    this.#options = options;
    this.#noise = new RandomStream(options.settings.seed, "latent noise");
  }

  /** One pass over the positions. */
  async trainEpoch(
    order: Uint32Array,
    noise?: Float32Array,
  ): Promise<EpochLoss> {
    const { shape, settings: { batch, latent, klWeight } } = this.#options;
    const drawn = shape.variational
      ? noise ??
        Float32Array.from(
          { length: order.length * latent },
          () => this.#noise.normal(),
        )
      : undefined;
    for (let start = 0; start < order.length; start += batch) {
      const rows = order.subarray(start, start + batch);
      const end = start + rows.length;
      trainingStep(this.#engine, shape, {
        rows,
        klWeight,
        ...(drawn && { noise: drawn.subarray(start * latent, end * latent) }),
      });
      this.#engine.update();
    }
    let reconstruction = 0;
    let divergence = 0;
    (await this.#engine.takeLosses()).forEach((step, index) => {
      const share = Math.min(batch, order.length - index * batch) /
        order.length;
      reconstruction += share * step.reconstruction;
      divergence += share * step.divergence;
    });
    return { reconstruction, divergence };
  }

  /** Codes of all positions. */
  async encode(): Promise<Float32Array<ArrayBuffer>> {
    const { shape: { encoderLayers, latent }, positions } = this.#options;
    const engine = this.#engine;
    const codes = new Float32Array(positions * latent);
    for (let start = 0; start < positions; start += ENCODING_BATCH) {
      const length = Math.min(ENCODING_BATCH, positions - start);
      const encoded = engine.scope(() => {
        let values = engine.batch(
          Uint32Array.from({ length }, (_, i) => start + i),
        );
        for (let layer = 0; layer < encoderLayers; layer++) {
          values = engine.forward(layer, values);
        }
        return values;
      });
      codes.set(await engine.download(encoded, latent), start * latent);
    }
    return codes;
  }

  /** Weights as they are now. */
  async weights(): Promise<LayerWeights[]> {
    return await this.#engine.weights();
  }

  /** Frees the engine. */
  dispose(): void {
    this.#engine.dispose();
  }
}
