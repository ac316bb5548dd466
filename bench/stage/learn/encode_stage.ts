import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import type { BenchChain } from "../bench_chain.ts";
import type { BenchStage } from "../bench_stage.ts";
import { chainNetwork } from "./chain_network.ts";
import { encodingFlops, parameterBytes } from "./training_flops.ts";
import { withTrainer } from "./with_trainer.ts";

/**
 * Codes of the materials' positions, those that the recipe encodes, by an AE.
 * Its weights are those that training starts from, for one material as for the
 * other: what encoding costs does not depend on them.
 */
export const encodeStage: BenchStage = {
  name: "encode",
  about: "AE codes of the materials' positions",
  needs: ["gather", "names"],
  runsOn: "engine",
  piece: true,
  ownClock: true,
  run: (chain, clock) =>
    withTrainer(
      chain,
      { kind: "ae", rows: materialPositions(chain) },
      async (trainer) => {
        await trainer.encode(); // Kernels are compiled and caches filled.
        clock.start();
        await trainer.encode();
        clock.end();
      },
    ),
  size(chain) {
    const counts = outcomeOf(chain, "materialRows").map(({ rows }) =>
      rows.length
    );
    return `${counts.join(" + ")} x ${outcomeOf(chain, "matrix").features}`;
  },
  // Features and weights in, codes out.
  work(chain) {
    const { features } = outcomeOf(chain, "matrix");
    const positions = materialPositions(chain).length;
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

function materialPositions(chain: BenchChain): Uint32Array {
  return Uint32Array.from(
    outcomeOf(chain, "materialRows").flatMap(({ rows }) => [...rows]),
  );
}
