import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import { InputError } from "../../../lib/scan/input_error.ts";
import { scoreAgainstTruth } from "../../../lib/score/score_against_truth.ts";
import type { BenchStage } from "../bench_stage.ts";
import { scanSizes } from "../stage_sizes.ts";

/** Every partition and the shifts against the truth. */
export const scoreStage: BenchStage = {
  name: "score",
  about: "scores against the known truth",
  needs: ["measure", "patterns"],
  runsOn: "thread",
  // deno-lint-ignore require-await -- a promise is the interface's, also for errors
  async run(chain) {
    const { truth, name } = chain.source;
    if (truth === undefined) {
      throw new InputError(
        `Cannot score ${name} as it must hold its truth: bench a file that "deno task fixture" wrote`,
      );
    }
    chain.outcomes.scores = scoreAgainstTruth({
      shifts: outcomeOf(chain, "measurement").shifts,
      labels: outcomeOf(chain, "domains").labels,
    }, truth);
  },
  size: ({ source }) => `${scanSizes(source).positions} x 5 maps`,
  // Five maps and their truths, a byte each, and two pairs of shifts.
  work({ source }) {
    const { positions } = scanSizes(source);
    return { bytes: positions * (2 * 5 + 16), flops: positions * 4 };
  },
  accuracy: ({ outcomes }) =>
    Object.fromEntries(
      outcomes.scores!.scores.filter(({ measure }) => measure === "ARI")
        .map(({ subject, value }) => [`${subject} ARI`, value]),
    ),
};
