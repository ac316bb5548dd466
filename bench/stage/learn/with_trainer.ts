import { initialWeights } from "../../../lib/learn/network/initial_weights.ts";
import { networkSettings } from "../../../lib/learn/network/network_settings.ts";
import { openTrainer } from "../../../lib/learn/open_trainer.ts";
import { standardise } from "../../../lib/learn/standardise.ts";
import type { Trainer } from "../../../lib/learn/trainer.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchChain } from "../bench_chain.ts";
import { chainNetwork } from "./chain_network.ts";

/** Which network on which positions. */
export interface WithTrainerOptions {
  readonly kind: "ae" | "vae";
  /** Scan positions. */
  readonly rows: Uint32Array;
}

/**
 * Opens a trainer as `trainNetwork` does, on the features of some positions,
 * standardised, and frees it afterwards. On the processor it has all threads.
 */
export async function withTrainer(
  chain: BenchChain,
  { kind, rows }: WithTrainerOptions,
  body: (trainer: Trainer) => Promise<void>,
): Promise<void> {
  const { engine, readings, seed } = chain;
  const hiddenLayers = kind === "ae" ? readings.aeHiddenLayers : 1;
  const shape = chainNetwork(chain, kind);
  const trainer = await openTrainer({
    features: standardise(outcomeOf(chain, "matrix"), { rows }),
    shape,
    weights: initialWeights(shape.layers, seed),
    settings: networkSettings({ kind, hiddenLayers, seed }),
  }, {
    backend: engine.gpu ? "webgpu" : "wasm",
    threads: engine.pool.size,
    ...engine.gpu && { gpu: engine.gpu },
  });
  try {
    await body(trainer);
  } finally {
    trainer.dispose();
  }
}
