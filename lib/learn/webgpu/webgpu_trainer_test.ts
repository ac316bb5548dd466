import {
  deepEqual,
  equal,
  notDeepEqual,
  ok,
  rejects,
  throws,
} from "node:assert/strict";
import { AdapterError } from "../../compute/adapter_error.ts";
import { GpuDevice } from "../../compute/gpu_device.ts";
import { testOnGpu } from "../../compute/test_on_gpu.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { networkSettings } from "../network/network_settings.ts";
import { networkShape } from "../network/network_shape.ts";
import {
  type PytorchReplay,
  pytorchReplays,
} from "../testing/pytorch_replay.ts";
import { productTiles } from "./product/product_tiles.ts";
import { WebgpuTrainer, type WebgpuTrainerOptions } from "./webgpu_trainer.ts";

/** A trainer that starts as PyTorch did. */
function start(
  gpu: GpuDevice,
  { features, options, replay }: PytorchReplay,
  trainerOptions: WebgpuTrainerOptions = {},
) {
  const settings = networkSettings(options);
  const shape = networkShape(features.features, settings);
  const weights = replay.initial;
  return new WebgpuTrainer(
    gpu,
    { features, shape, weights, settings },
    trainerOptions,
  );
}

/** Losses of a replayed training, and its codes. */
async function replayed(
  gpu: GpuDevice,
  expected: PytorchReplay,
  options: WebgpuTrainerOptions = {},
) {
  const { orders, noise } = expected.replay;
  const { klWeight = 1e-3 } = expected.options;
  const trainer = start(gpu, expected, options);
  try {
    const loss: number[] = [];
    const reconstruction: number[] = [];
    for (const [epoch, order] of orders.entries()) {
      const found = await trainer.trainEpoch(order, noise?.[epoch]);
      loss.push(found.reconstruction + klWeight * found.divergence);
      reconstruction.push(found.reconstruction);
    }
    return { loss, reconstruction, codes: await trainer.encode() };
  } finally {
    trainer.dispose();
  }
}

for (const expected of pytorchReplays) {
  testOnGpu(`ten epochs replay PyTorch's, ${expected.name}`, async (gpu) => {
    // By the adapter's kind, and one of each kind of tile.
    const tiles = ["register", "split", "workgroup"].map((kind) =>
      productTiles.find((tile) => tile.kind === kind)
    );
    for (const tile of [undefined, ...tiles]) {
      const found = await replayed(
        gpu,
        expected,
        tile && { tile: () => tile },
      );
      // Ten times what PyTorch's own single precision is off: sums are taken in
      // another order here.
      expected.loss.forEach((loss, epoch) => {
        ok(Math.abs(found.loss[epoch] / loss - 1) < 4e-7);
        const wanted = expected.reconstruction[epoch];
        ok(Math.abs(found.reconstruction[epoch] / wanted - 1) < 4e-7);
      });
      const power = Math.sqrt(
        expected.codes.reduce((sum, code) => sum + code ** 2, 0) /
          expected.codes.length,
      );
      expected.codes.forEach((code, i) =>
        ok(Math.abs(found.codes[i] - code) < 1e-5 * power)
      );
    }
  });

  testOnGpu(
    `the first gradients are PyTorch's, ${expected.name}`,
    async (gpu) => {
      const trainer = start(gpu, expected);
      const { orders, noise } = expected.replay;
      const { batch = 256 } = expected.options;
      try {
        await trainer.trainEpoch(orders[0].slice(0, batch), noise?.[0]);
        // After one step Adam's sums of gradients are that step's.
        const layers = await trainer.layers("gradient sums");
        equal(layers.length, expected.gradients.length);
        expected.gradients.forEach((gradient, layer) => {
          for (const part of ["weight", "bias"] as const) {
            const wanted = gradient[part];
            equal(layers[layer][part].length, wanted.length);
            const largest = wanted.reduce(
              (m, v) => Math.max(m, Math.abs(v)),
              0,
            );
            // Products of up to 16 terms through up to six layers.
            wanted.forEach((value, i) => {
              const error = Math.abs(layers[layer][part][i] - value) / largest;
              ok(error < 1e-6, `layer ${layer}, ${part} ${i}: ${error}`);
            });
          }
        });
      } finally {
        trainer.dispose();
      }
    },
  );
}

testOnGpu(
  "equal seeds give equal bytes, and noise is the seed's",
  async (gpu) => {
    const expected = pytorchReplays.at(-1)!;
    const { positions } = expected.features;
    const train = async (seed: number, given: boolean) => {
      const options = { ...expected.options, seed };
      const trainer = start(gpu, { ...expected, options });
      const { latent = 8 } = options;
      const stream = new RandomStream(seed, "latent noise");
      try {
        const losses: number[] = [];
        for (const order of expected.replay.orders.slice(0, 3)) {
          const noise = Float32Array.from(
            { length: positions * latent },
            () => stream.normal(),
          );
          const found = await trainer.trainEpoch(
            order,
            given ? noise : undefined,
          );
          losses.push(found.reconstruction, found.divergence);
        }
        return { losses, codes: await trainer.encode() };
      } finally {
        trainer.dispose();
      }
    };
    const first = await train(7, false);
    deepEqual(await train(7, false), first);
    notDeepEqual((await train(8, false)).codes, first.codes);
    // Noise of the same stream drawn on the CPU, over batches and epochs.
    const given = await train(7, true);
    given.losses.forEach((loss, i) =>
      ok(Math.abs(first.losses[i] / loss - 1) < 4e-6)
    );
  },
);

testOnGpu(
  "features in several buffers train to the same bytes",
  async (gpu) => {
    const expected = pytorchReplays[0];
    const whole = await replayed(gpu, expected);
    // Room for 26 of the 37 positions of 12 numbers, and for each layer.
    const adapter = await navigator.gpu.requestAdapter();
    const small = await GpuDevice.open(adapter!, {
      largestBuffer: 26 * 12 * 4 + 32,
    });
    try {
      deepEqual(await replayed(small, expected), whole);
    } finally {
      small.close();
    }
  },
);

testOnGpu("layers larger than a buffer are refused", async () => {
  const adapter = await navigator.gpu.requestAdapter();
  const small = await GpuDevice.open(adapter!, { largestBuffer: 512 });
  try {
    throws(
      () => start(small, pytorchReplays[0]),
      (error: unknown) =>
        error instanceof AdapterError && /may hold 512/.test(error.message),
    );
    equal(small.allocatedBytes, 0);
  } finally {
    small.close();
  }
});

testOnGpu(
  "memory does not grow with the epochs, and is given back",
  async (gpu) => {
    const before = gpu.allocatedBytes;
    for (const expected of pytorchReplays) {
      const trainer = start(gpu, expected);
      const bytes: number[] = [];
      for (const order of expected.replay.orders.slice(0, 4)) {
        await trainer.trainEpoch(order);
        bytes.push(gpu.allocatedBytes);
      }
      ok(bytes[0] > before);
      equal(new Set(bytes).size, 1, `bytes by epoch: ${bytes}`);
      trainer.dispose();
      equal(gpu.allocatedBytes, before);
    }
  },
);

testOnGpu("orders that name no position are refused", async (gpu) => {
  const trainer = start(gpu, pytorchReplays[0]);
  try {
    await rejects(trainer.trainEpoch(Uint32Array.of(0, 37)), TypeError);
    await rejects(trainer.trainEpoch(new Uint32Array(38)), TypeError);
  } finally {
    trainer.dispose();
  }
});
