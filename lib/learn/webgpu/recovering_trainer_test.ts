import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { AdapterError } from "../../compute/adapter_error.ts";
import type { GpuDevice } from "../../compute/gpu_device.ts";
import { testOnGpu } from "../../compute/test_on_gpu.ts";
import { breakableDevice } from "../../compute/testing/breakable_device.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { initialWeights } from "../network/initial_weights.ts";
import { networkSettings } from "../network/network_settings.ts";
import { networkShape } from "../network/network_shape.ts";
import type { NetworkOptions } from "../network_options.ts";
import { trainNetwork } from "../train_network.ts";
import { RecoveringTrainer } from "./recovering_trainer.ts";

/** 61 positions of 13 numbers: nine batches, the last of five. */
const [POSITIONS, FEATURES] = [61, 13];
const values = (() => {
  const stream = new RandomStream(3, "features");
  return new Float32Array(POSITIONS * FEATURES).map(() => stream.normal());
})();
const features = { values, positions: POSITIONS, features: FEATURES };
/** Bytes of all features on an adapter, where rows are filled up to fours. */
const FEATURE_BYTES = POSITIONS * 16 * 4;
const OPTIONS: NetworkOptions = {
  kind: "vae",
  hiddenLayers: 1,
  hidden: 12,
  latent: 3,
  batch: 7,
  epochs: 4,
  seed: 5,
};
const settings = networkSettings(OPTIONS);
const shape = networkShape(FEATURES, settings);
const setup = {
  features,
  shape,
  weights: initialWeights(shape.layers, settings.seed),
  settings,
};

/** Trains, and calls `onEpoch` while an epoch's work is on its way. */
async function train(gpu: GpuDevice, onEpoch: (epoch: number) => void) {
  const trainer = await RecoveringTrainer.open(gpu, setup);
  const orders = new RandomStream(settings.seed, "batch order");
  try {
    const losses: number[] = [];
    for (let epoch = 0; epoch < settings.epochs; epoch++) {
      const pending = trainer.trainEpoch(orders.permutation(POSITIONS));
      onEpoch(epoch);
      const { reconstruction, divergence } = await pending;
      losses.push(reconstruction, divergence);
    }
    const weights = await trainer.layers("weights");
    const pending = trainer.encode();
    onEpoch(settings.epochs);
    return { losses, weights, codes: await pending };
  } finally {
    trainer.dispose();
    equal(gpu.allocatedBytes, 0);
  }
}

testOnGpu(
  "a device lost in the middle of an epoch changes no bit of the weights",
  async (gpu) => {
    const whole = await train(gpu, () => {});
    ok(whole.losses[6] < whole.losses[0]);
    // In the first epoch, in the last one, and while positions are encoded.
    for (const moment of [0, 3, 4]) {
      const { gpu, lose } = await breakableDevice();
      try {
        let epochs = 0;
        const found = await train(gpu, (epoch) => {
          epochs++;
          if (epoch === moment) lose();
        });
        equal(epochs, 5);
        deepEqual(found, whole);
      } finally {
        gpu.close();
      }
    }
  },
);

testOnGpu(
  "a device lost between two epochs of trainNetwork changes nothing",
  async (shared) => {
    const whole = await trainNetwork(features, OPTIONS, {
      backend: "webgpu",
      gpu: shared,
    });
    const { gpu, lose } = await breakableDevice();
    try {
      const seen: number[] = [];
      const found = await trainNetwork(features, OPTIONS, {
        backend: "webgpu",
        gpu,
        onProgress: ({ epoch }) => {
          seen.push(epoch);
          if (epoch === 2) lose();
        },
      });
      deepEqual(seen, [1, 2, 3, 4]);
      deepEqual(found, whole);
    } finally {
      gpu.close();
    }
  },
);

testOnGpu(
  "features that do not fit are trained on in parts, to the same bits",
  async (gpu) => {
    const whole = await train(gpu, () => {});
    const trainer = await RecoveringTrainer.open(gpu, setup);
    const needed = gpu.allocatedBytes;
    trainer.dispose();
    // A quarter of the features is two batches; uniforms come in time.
    for (const missing of [FEATURE_BYTES / 4, FEATURE_BYTES / 2]) {
      const { gpu } = await breakableDevice({
        memory: needed - missing,
      });
      try {
        deepEqual(await train(gpu, () => {}), whole);
      } finally {
        gpu.close();
      }
    }
  },
);

testOnGpu("a second failure is the adapter's error", async () => {
  const { gpu } = await breakableDevice({ memory: FEATURE_BYTES / 8 });
  try {
    await rejects(
      RecoveringTrainer.open(gpu, setup),
      (error: unknown) =>
        error instanceof AdapterError && error.fault === "memory" &&
        /are taken/.test(error.message),
    );
    equal(gpu.allocatedBytes, 0);
  } finally {
    gpu.close();
  }
});
