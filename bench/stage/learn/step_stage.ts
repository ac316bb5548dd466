import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchChain } from "../bench_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { evenSample } from "../even_sample.ts";
import { chainNetwork } from "./chain_network.ts";
import { parameterBytes, trainingFlops } from "./training_flops.ts";
import { withTrainer } from "./with_trainer.ts";

/** Positions of the published batch. */
const BATCH = 256;
/**
 * Steps that are timed together: an adapter's losses are read back once an
 * epoch, which would cost more than a step.
 */
const STEPS = 8;

/**
 * One training step, forward, backward and Adam: the mean of an epoch's over
 * whole batches. On the processor it has all threads.
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
    times: STEPS,
    run(chain, clock) {
      const batch = rows(chain);
      const positions = new Uint32Array(STEPS * batch.length);
      for (let i = 0; i < STEPS; i++) positions.set(batch, i * batch.length);
      return withTrainer(chain, { kind, rows: positions }, async (trainer) => {
        const order = positions.map((_, i) => i);
        await trainer.trainEpoch(order); // Kernels are compiled and caches filled.
        clock.start();
        await trainer.trainEpoch(order);
        clock.end();
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
