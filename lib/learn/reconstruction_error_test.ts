import { equal, ok, rejects } from "node:assert/strict";
import { testOnBackends } from "../compute/test_on_backends.ts";
import { RandomStream } from "../random/random_stream.ts";
import { InputError } from "../scan/input_error.ts";
import { initialWeights } from "./network/initial_weights.ts";
import { networkSettings } from "./network/network_settings.ts";
import { networkShape } from "./network/network_shape.ts";
import type { NetworkOptions } from "./network_options.ts";
import { reconstructionError } from "./reconstruction_error.ts";
import { standardise } from "./standardise.ts";
import { referencePass } from "./testing/reference_network.ts";
import { trainNetwork } from "./train_network.ts";

function madeUpFeatures(positions: number, features: number, seed = 1) {
  const random = new RandomStream(seed, "made-up features");
  const values = Float32Array.from(
    { length: positions * features },
    () => random.normal(),
  );
  return { values, positions, features };
}

function untrained(features: number, options: NetworkOptions) {
  const shape = networkShape(features, networkSettings(options));
  return { shape, weights: initialWeights(shape.layers, options.seed) };
}

/**
 * Units in single precision are right to some 1e-7 of themselves, and their
 * deviations cancel in the mean. Ten times the largest that was seen, 1.9e-9.
 */
const TOLERANCE = 2e-8;

for (
  const [positions, features, hidden, latent, block] of [
    [1, 1, 1, 1, 1024],
    [7, 5, 13, 2, 3],
    [33, 67, 17, 8, 16],
    [37, 23, 31, 3, 1024],
    [5, 11, 9, 8, 1],
  ]
) {
  for (const kind of ["ae", "vae"] as const) {
    Deno.test(`the error of a reconstruction is a float64 reference's [${kind}, ${positions} x ${features}, ${hidden}, ${latent}, blocks of ${block}]`, async () => {
      const matrix = madeUpFeatures(positions, features);
      const network = untrained(features, {
        ...{ kind, hiddenLayers: kind === "ae" ? 2 : 1, seed: 3 },
        ...{ hidden, latent },
      });
      const found = await reconstructionError(matrix, { ...network, block });
      const { error } = referencePass(matrix, network);
      ok(Math.abs(found / error - 1) < TOLERANCE, `${found} for ${error}`);
      const threads = { threads: 3, block };
      equal(
        await reconstructionError(matrix, { ...network, ...threads }),
        found,
      );
    });
  }
}

testOnBackends("kept weights are the trained network's", async (backend) => {
  const matrix = madeUpFeatures(37, 23);
  for (const kind of ["ae", "vae"] as const) {
    const options: NetworkOptions = {
      ...{ kind, hiddenLayers: kind === "ae" ? 2 : 1, seed: 3 },
      ...{ hidden: 19, latent: 3, batch: 16, epochs: 3 },
    };
    const trained = await trainNetwork(matrix, options, {
      backend,
      keepWeights: true,
    });
    const { weights = [] } = trained;
    const { shape } = untrained(23, options);
    const { codes, error } = referencePass(matrix, { shape, weights });
    // Three sums of at most 23 products in single precision.
    trained.codes.forEach((code, i) =>
      ok(Math.abs(code - codes[i]) < 2e-6, `${code} for ${codes[i]}`)
    );
    const found = await reconstructionError(matrix, { shape, weights });
    ok(Math.abs(found / error - 1) < TOLERANCE);
    const bare = await trainNetwork(matrix, options, { backend });
    equal(bare.weights, undefined);
  }
}, { backends: ["wasm", "webgpu", "tfjs-wasm", "tfjs-webgpu"] });

Deno.test("on the positions of the training the error is close to the last loss", async () => {
  // Three hidden numbers behind 40 features, and as much noise.
  const [positions, features] = [300, 40];
  const mixing = madeUpFeatures(3, features, 2).values;
  const hidden = madeUpFeatures(positions, 3, 3).values;
  const raw = madeUpFeatures(positions, features, 4);
  raw.values.forEach((_, i) => {
    for (let c = 0; c < 3; c++) {
      raw.values[i] += hidden[3 * Math.floor(i / features) + c] *
        mixing[c * features + i % features];
    }
  });
  const matrix = standardise(raw);
  for (const kind of ["ae", "vae"] as const) {
    const options: NetworkOptions = {
      ...{ kind, hiddenLayers: 1, seed: 5, hidden: 32, batch: 32 },
    };
    const { weights = [], reconstruction } = await trainNetwork(
      matrix,
      options,
      { backend: "wasm", keepWeights: true },
    );
    const { shape } = untrained(features, options);
    const error = await reconstructionError(matrix, { shape, weights });
    const last = reconstruction[reconstruction.length - 1];
    // The loss is taken while the weights move and, of a VAE, with noise in the
    // codes: the error is below, by less than the loss fell since the start.
    ok(error < last, `${error} below ${last}`);
    ok(last - error < 0.1 * last, `${error} close to ${last}`);
  }
});

Deno.test("features and weights of other sizes are refused", async () => {
  const matrix = madeUpFeatures(4, 5);
  const options = { kind: "ae", hiddenLayers: 1, seed: 1, hidden: 6 } as const;
  const network = untrained(5, options);
  const other = untrained(6, options);
  const refuses = (
    features: typeof matrix,
    { shape, weights }: typeof network,
    words: string,
  ) =>
    rejects(
      () => reconstructionError(features, { shape, weights }),
      (error: unknown) =>
        error instanceof InputError && error.message.includes(words),
    );
  await refuses({ ...matrix, positions: 3 }, network, "20 values for 3");
  await refuses({ ...matrix, positions: 0 }, network, "for 0 positions");
  await refuses(matrix, other, "it takes 6, the matrix has 5");
  await refuses(
    matrix,
    { ...network, weights: other.weights },
    "number 1 not of its layer's size",
  );
  await refuses(
    matrix,
    { ...network, weights: [...network.weights, network.weights[0]] },
    "5 entries, too many",
  );
});
