import type { FeatureMatrix } from "../../../lib/features/feature_matrix.ts";
import { trainNetwork } from "../../../lib/learn/train_network.ts";

/** What the losses are wanted of. */
export interface OwnLossesOptions {
  readonly kind: "ae" | "vae";
  readonly engine: "cpu" | "webgpu";
  readonly seed: number;
  readonly steps: number;
}

/**
 * Losses of our own trainer's first steps on one batch, for comparison with
 * those of another's: epochs of one batch, its order kept.
 *
 * @param batch Standardised features, at most 256 positions.
 * @returns A loss a step.
 */
export async function ownLosses(
  batch: FeatureMatrix,
  { kind, engine, seed, steps }: OwnLossesOptions,
): Promise<number[]> {
  const order = Uint32Array.from({ length: batch.positions }, (_, row) => row);
  const hiddenLayers = kind === "ae" ? 2 : 1;
  const { loss } = await trainNetwork(batch, {
    kind,
    hiddenLayers,
    epochs: steps,
    seed,
  }, {
    backend: engine === "cpu" ? "wasm" : "webgpu",
    replay: { orders: Array.from({ length: steps }, () => order) },
  });
  return [...loss];
}
