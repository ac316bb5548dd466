/**
 * Checks the training kernels on this machine's adapter and times them:
 *
 *     deno run -q -P=bench bench/gpu/train_gpu.ts [--positions 4096] [--tune]
 *
 * prints one JSON record: the adapter, for every product of a training step its
 * error against float64 and its speed, and the time of AE and VAE steps and
 * epochs of published size (2,086 features, batches of 256). Runs on software
 * adapters too, where `--positions 256 --repeats 1` keeps it short.
 */
import { AdapterError } from "../../lib/compute/adapter_error.ts";
import { GpuDevice } from "../../lib/compute/gpu_device.ts";
import { initialWeights } from "../../lib/learn/network/initial_weights.ts";
import { networkSettings } from "../../lib/learn/network/network_settings.ts";
import { networkShape } from "../../lib/learn/network/network_shape.ts";
import { chooseTile } from "../../lib/learn/webgpu/product/choose_tile.ts";
import { timeProduct } from "../../lib/learn/webgpu/product/time_product.ts";
import { tunedTiles } from "../../lib/learn/webgpu/product/tuned_tiles.ts";
import type { TileChoice } from "../../lib/learn/webgpu/training_dispatches.ts";
import { trainingProducts } from "../../lib/learn/webgpu/training_products.ts";
import { WebgpuTrainer } from "../../lib/learn/webgpu/webgpu_trainer.ts";
import { RandomStream } from "../../lib/random/random_stream.ts";
import { productError } from "./product_error.ts";

const FEATURES = 2086;
const BATCH = 256;

/** Value of `--name value`, a positive integer. */
function count(name: string, fallback: number): number {
  const at = Deno.args.indexOf(`--${name}`);
  if (at < 0) return fallback;
  const value = Number(Deno.args[at + 1]);
  if (!Number.isInteger(value) || value < 1) {
    throw new TypeError(
      `Cannot time training as --${name} must be a positive integer, was given ${
        Deno.args[at + 1]
      }`,
    );
  }
  return value;
}

const positions = count("positions", 4096);
const repeats = count("repeats", 5);
const tune = Deno.args.includes("--tune");

const adapter = await navigator.gpu?.requestAdapter({
  powerPreference: "high-performance",
});
if (!adapter) {
  throw new AdapterError(
    "Cannot time training as no WebGPU adapter was found: install a Vulkan driver",
  );
}
const gpu = await GpuDevice.open(adapter);
const { vendor, architecture, device, description } = adapter.info;

const stream = new RandomStream(0, "features");
const values = new Float32Array(positions * FEATURES).map(() =>
  Math.fround(2 * Math.sqrt(3) * (stream.uniform() - 0.5))
);
const features = { values, positions, features: FEATURES };
const networks = ([["ae", 2], ["vae", 1]] as const).map(
  ([kind, hiddenLayers]) => {
    const settings = networkSettings({ kind, hiddenLayers, seed: 0 });
    const shape = networkShape(FEATURES, settings);
    return { kind, settings, shape };
  },
);
const products = [
  ...new Map(
    networks.flatMap(({ shape }) => trainingProducts(shape, BATCH))
      .map((product) => [JSON.stringify(product), product]),
  ).values(),
];
const tuningStart = performance.now();
const tile: TileChoice = tune
  ? await tunedTiles(gpu, products)
  : (_, sizes) => chooseTile(gpu, sizes);
const tuningSeconds = (performance.now() - tuningStart) / 1000;

const productRecords = [];
for (const { form, sizes } of products) {
  const chosen = tile(form, sizes);
  const options = { form, sizes, tile: chosen };
  const error = await productError(gpu, options);
  const seconds = await timeProduct(gpu, options);
  const operations = 2 * sizes.rows * sizes.columns * sizes.depth;
  productRecords.push({
    form,
    sizes,
    tile: chosen,
    largestErrorOverBound: error,
    microseconds: seconds * 1e6,
    gigaflopsPerSecond: operations / seconds / 1e9,
  });
}

const trainingRecords = [];
for (const { kind, settings, shape } of networks) {
  const weights = initialWeights(shape.layers, settings.seed);
  const setup = { features, shape, weights, settings };
  const trainer = new WebgpuTrainer(gpu, setup, { tile });
  const orders = new RandomStream(settings.seed, "batch order");
  const times: number[] = [];
  const losses: number[] = [];
  // The first epoch compiles the kernels.
  for (let epoch = 0; epoch <= repeats; epoch++) {
    const order = orders.permutation(positions);
    const start = performance.now();
    const { reconstruction } = await trainer.trainEpoch(order);
    times.push(performance.now() - start);
    losses.push(reconstruction);
  }
  const [first, ...later] = times;
  later.sort((a, b) => a - b);
  const median = later[Math.floor(later.length / 2)];
  const encodingStart = performance.now();
  await trainer.encode();
  const operations = 6 * positions *
      shape.layers.reduce((n, layer) => n + layer.inputs * layer.outputs, 0) -
    2 * positions * shape.layers[0].inputs * shape.layers[0].outputs;
  trainingRecords.push({
    kind,
    firstEpochMilliseconds: first,
    epochMilliseconds: later,
    epochsPerSecond: 1000 / median,
    stepMilliseconds: median / Math.ceil(positions / BATCH),
    gigaflopsPerSecond: operations / median / 1e6,
    encodeMilliseconds: performance.now() - encodingStart,
    losses,
  });
  trainer.dispose();
}

console.log(JSON.stringify(
  {
    adapter: { vendor, architecture, device, description },
    software: gpu.software,
    deno: Deno.version.deno,
    positions,
    features: FEATURES,
    batch: BATCH,
    tuned: tune,
    tuningSeconds,
    products: productRecords,
    training: trainingRecords,
  },
  null,
  2,
));
gpu.close();
const wrong = productRecords.filter((record) =>
  !(record.largestErrorOverBound <= 1)
);
if (wrong.length > 0) {
  console.error(`${wrong.length} products are wrong`);
  Deno.exitCode = 1;
}
