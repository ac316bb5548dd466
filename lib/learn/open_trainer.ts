import { AdapterError } from "../compute/adapter_error.ts";
import { GpuDevice } from "../compute/gpu_device.ts";
import type { LearningBackend } from "../compute/learning_backend.ts";
import { loadTensorflow } from "../compute/load_tensorflow.ts";
import { EngineTrainer } from "./engine/engine_trainer.ts";
import { WasmEngine } from "./engine/wasm_engine.ts";
import { WebgpuEngine } from "./engine/webgpu_engine.ts";
import { SimdEngine } from "./simd/simd_engine.ts";
import type { Trainer } from "./trainer.ts";
import type { TrainingSetup } from "./webgpu/training_buffers.ts";
import { tunedTiles } from "./webgpu/product/tuned_tiles.ts";
import { trainingProducts } from "./webgpu/training_products.ts";
import { RecoveringTrainer } from "./webgpu/recovering_trainer.ts";

/** What computes. */
export interface OpenTrainerOptions {
  /** Kind of trainer. */
  readonly backend: LearningBackend;
  /**
   * Threads for "wasm"; results do not depend on it. All that the machine has.
   */
  readonly threads?: number;
  /** Device for "webgpu"; the trainer opens and closes one where it is left out. */
  readonly gpu?: GpuDevice;
  /**
   * How "webgpu" divides its products. "by adapter", the default, repeats to the
   * bit; "measured" first finds what is fastest here, once a process.
   */
  readonly tiles?: "by adapter" | "measured";
}

/**
 * Makes what trains a network on a backend.
 *
 * @throws {AdapterError} where there is no WebGPU adapter or it is too small
 */
export async function openTrainer(
  setup: TrainingSetup,
  {
    backend,
    gpu,
    tiles = "by adapter",
    threads = navigator.hardwareConcurrency,
  }: OpenTrainerOptions,
): Promise<Trainer> {
  if (backend === "webgpu") return await openWebgpu(setup, { gpu, tiles });
  const { features, shape, weights, settings } = setup;
  const { learningRate, epsilon } = settings;
  const { positions } = features;
  const sizes = { features, shape, weights, learningRate, epsilon };
  const trained = { shape, settings, positions };
  if (backend === "wasm") {
    return new EngineTrainer(new SimdEngine(sizes, { threads }), trained);
  }
  const wasm = backend === "tfjs-wasm";
  const tensorflow = await loadTensorflow(wasm ? "wasm" : "webgpu");
  const Engine = wasm ? WasmEngine : WebgpuEngine;
  return new EngineTrainer(new Engine({ tensorflow, ...sizes }), trained);
}

async function openWebgpu(
  setup: TrainingSetup,
  { gpu: shared, tiles }: {
    readonly gpu: GpuDevice | undefined;
    readonly tiles: "by adapter" | "measured";
  },
): Promise<Trainer> {
  const start = async (gpu: GpuDevice) => {
    if (tiles === "by adapter") return await RecoveringTrainer.open(gpu, setup);
    const rows = Math.min(setup.settings.batch, setup.features.positions);
    const products = trainingProducts(setup.shape, rows);
    const tile = await tunedTiles(gpu, products);
    return await RecoveringTrainer.open(gpu, setup, { tile });
  };
  if (shared) return await start(shared);
  const adapter = await navigator.gpu?.requestAdapter({
    powerPreference: "high-performance",
  });
  if (!adapter) {
    throw new AdapterError(
      "Cannot train on webgpu as no adapter was found: install a Vulkan driver " +
        "(Mesa's lavapipe needs no GPU) or train on wasm",
    );
  }
  const gpu = await GpuDevice.open(adapter);
  try {
    const trainer = await start(gpu);
    return {
      trainEpoch: (order, noise) => trainer.trainEpoch(order, noise),
      encode: () => trainer.encode(),
      weights: () => trainer.weights(),
      dispose: () => gpu.close(),
    };
  } catch (error) {
    gpu.close();
    throw error;
  }
}
