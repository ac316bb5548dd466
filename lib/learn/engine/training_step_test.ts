import { equal, ok, throws } from "node:assert/strict";
import { loadTensorflow } from "../../compute/load_tensorflow.ts";
import type { LearningBackend } from "../../compute/learning_backend.ts";
import { SimdEngine } from "../simd/simd_engine.ts";
import type { EngineSetup } from "./engine_setup.ts";
import { networkSettings } from "../network/network_settings.ts";
import { networkShape } from "../network/network_shape.ts";
import { pytorchReplays } from "../testing/pytorch_replay.ts";
import { testOnBackends } from "../../compute/test_on_backends.ts";
import type { TrainingEngine } from "./training_engine.ts";
import { trainingStep } from "./training_step.ts";
import { WasmEngine } from "./wasm_engine.ts";
import { WebgpuEngine } from "./webgpu_engine.ts";

/** Does `work` with an engine of the backend. */
async function withEngine(
  backend: LearningBackend,
  setup: EngineSetup,
  work: <Matrix>(engine: TrainingEngine<Matrix>) => void | Promise<void>,
): Promise<void> {
  const disposing = async <Matrix>(engine: TrainingEngine<Matrix>) => {
    try {
      await work(engine);
    } finally {
      engine.dispose();
    }
  };
  if (backend === "wasm") {
    return await disposing(new SimdEngine(setup, { threads: 2 }));
  }
  const name = backend === "tfjs-wasm" ? "wasm" : "webgpu";
  const tensorflow = await loadTensorflow(name);
  const Engine = name === "wasm" ? WasmEngine : WebgpuEngine;
  await disposing(new Engine({ tensorflow, ...setup }));
}

testOnBackends("the first batch's gradients are PyTorch's", async (backend) => {
  for (const { name, features, options, replay, gradients } of pytorchReplays) {
    const settings = networkSettings(options);
    const { learningRate, epsilon, batch, latent, klWeight } = settings;
    const shape = networkShape(features.features, settings);
    const weights = replay.initial;
    const setup = { features, shape, weights, learningRate, epsilon };
    await withEngine(backend, setup, async (engine) => {
      trainingStep(engine, shape, {
        rows: replay.orders[0].subarray(0, batch),
        klWeight,
        ...(replay.noise &&
          { noise: replay.noise[0].subarray(0, batch * latent) }),
      });
      const found = await engine.gradients();
      equal(found.length, gradients.length);
      gradients.forEach((expected, layer) => {
        for (const part of ["weight", "bias"] as const) {
          const wanted = expected[part];
          // Products of up to 16 terms in single precision (6e-8), through up
          // to six layers: a few 1e-7 of the largest entry.
          const largest = wanted.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
          wanted.forEach((value, i) => {
            const deviation = Math.abs(found[layer][part][i] - value) / largest;
            ok(
              deviation < 1e-6,
              `${name}, layer ${layer}, ${part} ${i}: ${deviation}`,
            );
          });
        }
      });
    });
  }
}, { backends: ["wasm", "tfjs-wasm", "tfjs-webgpu"] });

testOnBackends("a step out of turn is refused", async (backend) => {
  const { features, options, replay } = pytorchReplays.at(-1)!;
  const settings = networkSettings(options);
  const shape = networkShape(features.features, settings);
  const { learningRate, epsilon } = settings;
  const weights = replay.initial;
  const setup = { features, shape, weights, learningRate, epsilon };
  await withEngine(backend, setup, (engine) => {
    throws(() => engine.update(), TypeError);
    const rows = Uint32Array.of(0, 1);
    throws(() => trainingStep(engine, shape, { rows, klWeight: 1 }), TypeError);
  });
}, { backends: ["wasm", "tfjs-wasm", "tfjs-webgpu"] });
