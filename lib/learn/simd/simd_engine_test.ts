import { deepEqual, equal } from "node:assert/strict";
import { EngineTrainer } from "../engine/engine_trainer.ts";
import { trainingStep } from "../engine/training_step.ts";
import { initialWeights } from "../network/initial_weights.ts";
import { networkSettings } from "../network/network_settings.ts";
import { networkShape } from "../network/network_shape.ts";
import { SimdEngine, type SimdEngineOptions } from "./simd_engine.ts";

const [positions, width] = [150, 301];
const features = {
  values: Float32Array.from(
    { length: positions * width },
    (_, i) => Math.sin(i * i),
  ),
  positions,
  features: width,
};

function open(kind: "ae" | "vae", options: SimdEngineOptions) {
  const settings = networkSettings({
    ...{ kind, hiddenLayers: kind === "ae" ? 2 : 1, seed: 3 },
    ...{ hidden: 70, latent: 3, batch: 64 },
  });
  const shape = networkShape(width, settings);
  const { learningRate, epsilon, seed } = settings;
  const weights = initialWeights(shape.layers, seed);
  const setup = { features, shape, weights, learningRate, epsilon };
  return { engine: new SimdEngine(setup, options), shape, settings };
}

async function train(kind: "ae" | "vae", options: SimdEngineOptions) {
  const { engine, shape, settings } = open(kind, options);
  const trainer = new EngineTrainer(engine, { shape, settings, positions });
  try {
    const order = Uint32Array.from(
      { length: positions },
      (_, i) => i * 7 % positions,
    );
    const losses = [];
    for (let epoch = 0; epoch < 3; epoch++) {
      losses.push(await trainer.trainEpoch(order));
    }
    return { losses, codes: await trainer.encode() };
  } finally {
    trainer.dispose();
  }
}

for (const kind of ["ae", "vae"] as const) {
  for (const variant of ["relaxed", "plain"] as const) {
    Deno.test(`any number of threads trains the same ${kind} [${variant}]`, async () => {
      const alone = await train(kind, { threads: 1, variant });
      for (const threads of [2, 5]) {
        deepEqual(await train(kind, { threads, variant }), alone);
      }
    });
  }
}

Deno.test("memory does not grow from step to step", () => {
  const { engine, shape } = open("vae", { threads: 1 });
  try {
    const step = () => {
      const rows = Uint32Array.from({ length: 64 }, (_, i) => i);
      const noise = new Float32Array(64 * 3);
      trainingStep(engine, shape, { rows, noise, klWeight: 1e-3 });
      engine.update();
      return engine.bytes;
    };
    const bytes = step();
    for (let i = 0; i < 3; i++) equal(step(), bytes);
  } finally {
    engine.dispose();
  }
});
