import { deepEqual } from "node:assert/strict";
import { networkSettings } from "./network_settings.ts";
import { networkShape } from "./network_shape.ts";

Deno.test("two hidden layers each side make six layers", () => {
  const sizes = { hidden: 32, latent: 4, seed: 1 };
  const settings = networkSettings({ kind: "ae", hiddenLayers: 2, ...sizes });
  const { layers, encoderLayers, variational } = networkShape(100, settings);
  deepEqual(
    layers.map((
      { inputs, outputs, rectified },
    ) => [inputs, outputs, rectified]),
    [
      [100, 32, true],
      [32, 32, true],
      [32, 4, false],
      [4, 32, true],
      [32, 32, true],
      [32, 100, false],
    ],
  );
  deepEqual([encoderLayers, variational], [3, false]);
});

Deno.test("a variational encoder ends in two heads", () => {
  const settings = networkSettings({ kind: "vae", hiddenLayers: 1, seed: 1 });
  const { layers, encoderLayers, latent } = networkShape(100, settings);
  deepEqual(layers[encoderLayers - 1].outputs, 2 * latent);
  deepEqual(layers[encoderLayers].inputs, latent);
});
