import type { NetworkShape } from "../network/network_shape.ts";
import type { TrainingEngine } from "./training_engine.ts";

/** One batch. */
export interface TrainingBatch {
  /** Positions in the batch. */
  readonly rows: Uint32Array;
  /** Standard normal numbers, [position][latent]; only the VAE takes them. */
  readonly noise?: Float32Array;
  /** Weight of the VAE's divergence. */
  readonly klWeight: number;
}

/**
 * Sends one batch through the network and the error back through it. The
 * engine then holds the loss and the gradients; its `update` is left to the
 * caller.
 *
 * The chain rule is written out, so that an engine needs no more than products
 * and a few loops.
 */
export function trainingStep<UnitMatrix>(
  engine: TrainingEngine<UnitMatrix>,
  { layers, encoderLayers, latent, variational }: NetworkShape,
  { rows, noise, klWeight }: TrainingBatch,
): void {
  engine.scope(() => {
    const features = engine.batch(rows);
    const inputs: UnitMatrix[] = [];
    let values = features;
    let heads: UnitMatrix | undefined;
    let drawn: UnitMatrix | undefined;
    for (let layer = 0; layer < layers.length; layer++) {
      inputs.push(values);
      values = engine.forward(layer, values);
      if (variational && layer === encoderLayers - 1) {
        if (noise === undefined) {
          throw new TypeError("A VAE's step needs noise");
        }
        heads = values;
        drawn = engine.upload(noise, latent);
        values = engine.sampleCodes(heads, drawn);
      }
    }
    let slope = engine.errorGradient(values, features);
    for (let layer = layers.length - 1; layer >= 0; layer--) {
      if (heads && drawn && layer === encoderLayers - 1) {
        slope = engine.latentGradient(heads, slope, { noise: drawn, klWeight });
      }
      engine.weightGradient(layer, inputs[layer], slope);
      if (layer === 0) break;
      const rectified = layers[layer - 1].rectified ? inputs[layer] : undefined;
      slope = engine.inputGradient(layer, slope, rectified);
    }
  });
}
