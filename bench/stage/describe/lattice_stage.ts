import { fitHexagonalLattice } from "../../../lib/lattice/fit_hexagonal_lattice.ts";
import type { BenchStage } from "../bench_stage.ts";
import { scanSizes } from "../stage_sizes.ts";

/** The lattice of one mean pattern. */
export const latticeStage: BenchStage = {
  name: "lattice",
  about: "hexagonal lattice of one mean pattern",
  needs: ["mean-patterns"],
  runsOn: "thread",
  piece: true,
  // deno-lint-ignore require-await -- a promise is the interface's, also for errors
  async run({ source, readings, outcomes }) {
    const { detector } = source.shape;
    const { pixels } = scanSizes(source);
    outcomes.lattice = fitHexagonalLattice(
      outcomes.means!.subarray(pixels, 2 * pixels),
      { detector, annulus: readings.annulus },
    );
  },
  size: ({ source: { shape } }) => shape.detector.join(" x "),
  // Every pixel looked at once.
  work({ source }) {
    const { pixels } = scanSizes(source);
    return { bytes: 4 * pixels, flops: pixels };
  },
};
