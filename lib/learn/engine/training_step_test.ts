import { equal, ok, throws } from "node:assert/strict";
import { loadTensorflow } from "../../compute/load_tensorflow.ts";
import { networkSettings } from "../network/network_settings.ts";
import { networkShape } from "../network/network_shape.ts";
import { pytorchReplays } from "../testing/pytorch_replay.ts";
import { testOnBackends } from "../../compute/test_on_backends.ts";
import { trainingStep } from "./training_step.ts";
import { WasmEngine } from "./wasm_engine.ts";
import { WebgpuEngine } from "./webgpu_engine.ts";

testOnBackends("the first batch's gradients are PyTorch's", async (backend) => {
  const tensorflow = await loadTensorflow(
    backend === "wasm" ? "wasm" : "webgpu",
  );
  const Engine = backend === "wasm" ? WasmEngine : WebgpuEngine;
  for (const { name, features, options, replay, gradients } of pytorchReplays) {
    const settings = networkSettings(options);
    const { learningRate, epsilon, batch, latent, klWeight } = settings;
    const shape = networkShape(features.features, settings);
    const weights = replay.initial;
    const setup = {
      tensorflow,
      features,
      shape,
      weights,
      learningRate,
      epsilon,
    };
    const engine = new Engine(setup);
    try {
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
    } finally {
      engine.dispose();
    }
  }
}, { backends: ["wasm", "tfjs-webgpu"] });

testOnBackends("a step out of turn is refused", async (backend) => {
  const tensorflow = await loadTensorflow(
    backend === "wasm" ? "wasm" : "webgpu",
  );
  const Engine = backend === "wasm" ? WasmEngine : WebgpuEngine;
  const { features, options, replay } = pytorchReplays.at(-1)!;
  const settings = networkSettings(options);
  const shape = networkShape(features.features, settings);
  const { learningRate, epsilon } = settings;
  const weights = replay.initial;
  const engine = new Engine({
    tensorflow,
    features,
    shape,
    weights,
    learningRate,
    epsilon,
  });
  try {
    throws(() => engine.update(), TypeError);
    const rows = Uint32Array.of(0, 1);
    throws(() => trainingStep(engine, shape, { rows, klWeight: 1 }), TypeError);
  } finally {
    engine.dispose();
  }
}, { backends: ["wasm", "tfjs-webgpu"] });
