import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import { meanPatterns } from "../../../lib/stream/mean_patterns.ts";
import type { BenchStage } from "../bench_stage.ts";
import { scanSizes } from "../stage_sizes.ts";
import { patternSumsWork } from "./pattern_sums_work.ts";

/** Mean patterns alone: one pass over the scan, for the materials' map. */
export const meanPatternsStage: BenchStage = {
  name: "mean-patterns",
  about: "mean pattern of each material",
  needs: ["measure", "names"],
  runsOn: "cpu",
  piece: true,
  async run(chain) {
    const { source, engine, readings, outcomes } = chain;
    [outcomes.means] = await meanPatterns(source, engine, {
      clampBelow: readings.clampBelow,
      measurement: outcomeOf(chain, "measurement"),
      labelMaps: [outcomeOf(chain, "materials")],
    });
  },
  size: ({ source }) => scanSizes(source).scan,
  work: (chain) => patternSumsWork(chain),
};
