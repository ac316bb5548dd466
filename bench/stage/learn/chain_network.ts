import { networkSettings } from "../../../lib/learn/network/network_settings.ts";
import {
  type NetworkShape,
  networkShape,
} from "../../../lib/learn/network/network_shape.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchChain } from "../bench_chain.ts";

/** The network that the recipe trains on the chain's features. */
export function chainNetwork(
  chain: BenchChain,
  kind: "ae" | "vae",
): NetworkShape {
  const hiddenLayers = kind === "ae" ? chain.readings.aeHiddenLayers : 1;
  return networkShape(
    outcomeOf(chain, "matrix").features,
    networkSettings({ kind, hiddenLayers, seed: chain.seed }),
  );
}
