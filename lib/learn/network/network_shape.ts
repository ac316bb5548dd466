import type { NetworkSettings } from "./network_settings.ts";

/** One linear layer, `input * weight^T + bias`, perhaps followed by a ReLU. */
export interface LayerShape {
  /** Values per position that enter. */
  readonly inputs: number;
  /** Values per position that leave. */
  readonly outputs: number;
  /** Whether negative outputs become zero. */
  readonly rectified: boolean;
}

/** The layers of an autoencoder in the order in which data pass them. */
export interface NetworkShape {
  /** Encoder and decoder, one after the other. */
  readonly layers: readonly LayerShape[];
  /** Number of layers in the encoder; the last one's output is the code. */
  readonly encoderLayers: number;
  /** Length of a code. */
  readonly latent: number;
  /**
   * Whether the encoder's last layer gives means and, behind them, logarithms
   * of variances: twice `latent` outputs. One layer with both heads is the same
   * as two layers side by side: they see the same input and start within the
   * same bounds.
   */
  readonly variational: boolean;
}

/**
 * The published network for vectors of `features` values: hidden layers with
 * ReLU, a linear latent layer, the mirrored hidden layers, a linear output.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { networkSettings } from "./network_settings.ts";
 * import { networkShape } from "./network_shape.ts";
 *
 * const settings = networkSettings({ kind: "vae", hiddenLayers: 1, seed: 1 });
 * const { layers } = networkShape(2086, settings);
 * deepStrictEqual(layers.map((layer) => layer.outputs), [512, 16, 512, 2086]);
 * ```
 */
export function networkShape(
  features: number,
  settings: NetworkSettings,
): NetworkShape {
  const { hidden, hiddenLayers, latent, kind } = settings;
  const variational = kind === "vae";
  const layers: LayerShape[] = [];
  const side = (inputs: number, outputs: number) => {
    for (let i = 0; i < hiddenLayers; i++) {
      const from = i === 0 ? inputs : hidden;
      layers.push({ inputs: from, outputs: hidden, rectified: true });
    }
    layers.push({ inputs: hidden, outputs, rectified: false });
  };
  side(features, variational ? 2 * latent : latent);
  side(latent, features);
  return { layers, encoderLayers: hiddenLayers + 1, latent, variational };
}
