import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchChain } from "../bench_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { matrixSize } from "../stage_sizes.ts";
import { chainNetwork } from "./chain_network.ts";
import { encodingFlops, parameterBytes } from "./training_flops.ts";
import { withTrainer } from "./with_trainer.ts";

/**
 * Codes of every position by an AE. Its weights are those that training starts
 * from: what encoding costs does not depend on them.
 */
export const encodeStage: BenchStage = {
  name: "encode",
  about: "AE codes of every position",
  needs: ["gather"],
  runsOn: "engine",
  piece: true,
  ownClock: true,
  run: (chain, clock) =>
    withTrainer(
      chain,
      { kind: "ae", rows: everyRow(chain) },
      async (trainer) => {
        await trainer.encode(); // Kernels are compiled and caches filled.
        clock.start();
        await trainer.encode();
        clock.end();
      },
    ),
  size: matrixSize,
  // Features and weights in, codes out.
  work(chain) {
    const { positions, features } = outcomeOf(chain, "matrix");
    const shape = chainNetwork(chain, "ae");
    return {
      bytes: 4 * positions * (features + shape.latent) + parameterBytes({
        ...shape,
        layers: shape.layers.slice(0, shape.encoderLayers),
      }),
      flops: positions * encodingFlops(shape),
    };
  },
};

function everyRow(chain: BenchChain): Uint32Array {
  return Uint32Array.from(
    { length: outcomeOf(chain, "matrix").positions },
    (_, i) => i,
  );
}
