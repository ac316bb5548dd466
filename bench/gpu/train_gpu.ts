/**
 * Checks the training kernels on this machine's adapter and times them, beside
 * PyTorch where the interpreter has one that finds a CUDA device:
 *
 *     deno run -q -P=bench bench/gpu/train_gpu.ts [--positions 4096] [--tune]
 *       [--python /usr/bin/python3]
 *
 * prints one JSON record: the adapter, for every product of a training step its
 * error against float64 and its speed, the time of AE and VAE steps and epochs of
 * published size (2,086 features, batches of 256), and PyTorch's; a table of them
 * goes to standard error. Exit status 1 where a product is wrong. Runs on
 * software adapters too, where `--positions 256 --repeats 1` keeps it short;
 * `--features`, `--hidden` and `--batch` change the other sizes.
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
import { productError } from "../../lib/learn/webgpu/testing/product_error.ts";
import { WebgpuTrainer } from "../../lib/learn/webgpu/webgpu_trainer.ts";
import { RandomStream } from "../../lib/random/random_stream.ts";
import { median } from "../statistics/median.ts";
import { torchTimes } from "./torch_times.ts";
import type { TrainingSizes } from "./training_sizes.ts";
import { trainingTable } from "./training_table.ts";

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

const sizes: TrainingSizes = {
  positions: count("positions", 4096),
  features: count("features", 2086),
  hidden: count("hidden", 512),
  batch: count("batch", 256),
  repeats: count("repeats", 5),
};
const { positions, batch, hidden, repeats } = sizes;
const pythonAt = Deno.args.indexOf("--python");
const python = pythonAt < 0 ? "/usr/bin/python3" : Deno.args[pythonAt + 1];
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
const values = new Float32Array(positions * sizes.features).map(() =>
  Math.fround(2 * Math.sqrt(3) * (stream.uniform() - 0.5))
);
const features = { values, positions, features: sizes.features };
const networks = ([["ae", 2], ["vae", 1]] as const).map(
  ([kind, hiddenLayers]) => {
    const settings = networkSettings({
      kind,
      hiddenLayers,
      hidden,
      batch,
      seed: 0,
    });
    const shape = networkShape(sizes.features, settings);
    return { kind, settings, shape };
  },
);
const products = [
  ...new Map(
    networks.flatMap(({ shape }) =>
      trainingProducts(shape, Math.min(batch, positions))
    )
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
  const middle = median(later);
  const encodingStart = performance.now();
  await trainer.encode();
  const operations = 6 * positions *
      shape.layers.reduce((n, layer) => n + layer.inputs * layer.outputs, 0) -
    2 * positions * shape.layers[0].inputs * shape.layers[0].outputs;
  trainingRecords.push({
    kind,
    firstEpochMilliseconds: first,
    epochMilliseconds: later,
    epochsPerSecond: 1000 / middle,
    stepMilliseconds: middle / Math.ceil(positions / batch),
    gigaflopsPerSecond: operations / middle / 1e6,
    encodeMilliseconds: performance.now() - encodingStart,
    losses,
  });
  trainer.dispose();
}

gpu.close();
const torch = await torchTimes(sizes, { python });
console.error(trainingTable({
  adapter: gpu.description,
  training: trainingRecords,
  torch,
}));
console.log(JSON.stringify(
  {
    adapter: { vendor, architecture, device, description },
    software: gpu.software,
    deno: Deno.version.deno,
    ...sizes,
    tuned: tune,
    tuningSeconds,
    products: productRecords,
    training: trainingRecords,
    torch,
  },
  null,
  2,
));
const wrong = productRecords.filter((record) =>
  !(record.largestErrorOverBound <= 1)
);
if (wrong.length > 0) {
  console.error(`${wrong.length} products are wrong`);
  Deno.exitCode = 1;
}
