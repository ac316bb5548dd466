import { trainNetworks } from "../../../lib/recipe/train_networks.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchChain } from "../bench_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { evenSample } from "../even_sample.ts";
import { chainNetwork } from "./chain_network.ts";
import { parameterBytes, trainingFlops } from "./training_flops.ts";

/** Positions of the published batch. */
const BATCH = 256;
/** Steps before the one that counts: kernels are compiled and caches filled. */
const BEFORE = 2;

/**
 * One training step, forward, backward and Adam: an epoch over exactly one
 * batch, as the recipe trains, timed from one epoch's report to the next's.
 */
export function stepStage(kind: "ae" | "vae"): BenchStage {
  const rows = (chain: BenchChain) =>
    evenSample(outcomeOf(chain, "matrix").positions, BATCH);
  return {
    name: `${kind}-step`,
    about: `one ${kind.toUpperCase()} step on a batch of ${BATCH}`,
    needs: ["gather"],
    runsOn: "engine",
    piece: true,
    ownClock: true,
    async run(chain, clock) {
      const { engine, readings, seed } = chain;
      let epochs = 0;
      await trainNetworks(outcomeOf(chain, "matrix"), engine, {
        materials: [{ name: "one batch", rows: rows(chain), k: 1 }],
        readings: { ...readings, epochs: BEFORE + 1 },
        seed,
        kinds: [kind],
        onProgress() {
          epochs++;
          if (epochs === BEFORE) clock.start();
          if (epochs === BEFORE + 1) clock.end();
        },
      });
    },
    size: (chain) =>
      `${rows(chain).length} x ${outcomeOf(chain, "matrix").features}`,
    // The batch in; weights and Adam's two moments in and out.
    work(chain) {
      const shape = chainNetwork(chain, kind);
      const batch = rows(chain).length;
      return {
        bytes: 4 * batch * outcomeOf(chain, "matrix").features +
          6 * parameterBytes(shape),
        flops: batch * trainingFlops(shape),
      };
    },
  };
}
