import { deepEqual, throws } from "node:assert/strict";
import { InputError } from "../../scan/input_error.ts";
import type { NetworkOptions } from "../network_options.ts";
import { networkSettings } from "./network_settings.ts";

const options: NetworkOptions = { kind: "vae", hiddenLayers: 1, seed: 3 };

Deno.test("the defaults are the published ones", () => {
  deepEqual(networkSettings(options), {
    kind: "vae",
    hiddenLayers: 1,
    seed: 3,
    hidden: 512,
    latent: 8,
    epochs: 40,
    batch: 256,
    learningRate: 1e-3,
    epsilon: 1e-8,
    klWeight: 1e-3,
  });
});

Deno.test("every option is checked", () => {
  const wrong: { [Name in keyof NetworkOptions]: unknown[] } = {
    kind: ["pca", undefined],
    hiddenLayers: [0, 3],
    seed: [1.5, NaN],
    hidden: [0, 2.5],
    latent: [-1],
    epochs: [0],
    batch: [Infinity],
    learningRate: [0, NaN],
    epsilon: [-1e-8],
    klWeight: [-1, NaN],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const changed = { ...options, [name]: value } as NetworkOptions;
      throws(
        () => networkSettings(changed),
        (error: unknown) =>
          error instanceof InputError && error.message.includes(`as ${name} `),
      );
    }
  }
});
