import { trainNetworks } from "../../../lib/recipe/train_networks.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchChain } from "../bench_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { subdomainMap, truthAccuracy } from "../truth_accuracy.ts";
import { chainNetwork } from "./chain_network.ts";
import {
  encodingFlops,
  parameterBytes,
  trainingFlops,
} from "./training_flops.ts";

/** Trains one kind of network on each material, encodes and divides the codes. */
export function networkStage(kind: "ae" | "vae"): BenchStage {
  const label = kind.toUpperCase();
  const positions = (chain: BenchChain) =>
    outcomeOf(chain, "materialRows").map(({ rows }) => rows.length);
  return {
    name: kind,
    about: `${label} of each material: training, codes, sub-domains`,
    needs: ["gather", "names"],
    runsOn: "engine",
    async run(chain) {
      const { engine, readings, seed, outcomes } = chain;
      const trained = await trainNetworks(outcomeOf(chain, "matrix"), engine, {
        materials: outcomeOf(chain, "materialRows"),
        readings,
        seed,
        kinds: [kind],
      });
      outcomes[kind] = trained[kind];
    },
    size: (chain) =>
      `${positions(chain).join(" + ")} x ${
        outcomeOf(chain, "matrix").features
      }, ${chain.readings.epochs} epochs`,
    // Every position in every epoch, then encoded once. Features in; weights
    // and codes out.
    work(chain) {
      const shape = chainNetwork(chain, kind);
      const count = positions(chain).reduce((sum, rows) => sum + rows, 0);
      const { features } = outcomeOf(chain, "matrix");
      return {
        bytes: count * 4 * (features + shape.latent) +
          positions(chain).length * parameterBytes(shape),
        flops: count *
          (chain.readings.epochs * trainingFlops(shape) +
            encodingFlops(shape)),
      };
    },
    accuracy(chain) {
      const trained = outcomeOf(chain, kind);
      const labels = trained.map(({ labels }) => labels);
      return {
        ...Object.fromEntries(
          trained.map(({ record: { material, loss } }) => [
            `${material} ${label} loss`,
            loss[loss.length - 1],
          ]),
        ),
        ...truthAccuracy(chain, kind, subdomainMap(chain, labels)),
      };
    },
  };
}
