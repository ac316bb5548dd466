import { countVerdicts } from "../../../lib/claim/count_verdicts.ts";
import type { ReferenceRecords } from "../reference_records.ts";

/** The answer in a few sentences, each number from the records. */
export function answer({ run, quick, published }: ReferenceRecords): string {
  const claims = run.claims ?? [];
  const words = countVerdicts(claims.filter(({ kind }) => kind === "claim"));
  const figures = countVerdicts(
    claims.filter(({ kind }) => kind === "figure"),
  );
  const tested = (
    { reproduced, notReproduced }: ReturnType<typeof countVerdicts>,
  ) => reproduced + notReproduced;
  const failed = claims.filter(({ kind, verdict }) =>
    kind === "claim" && verdict === "not reproduced"
  );
  return [
    `On a synthetic junction of the published size (${
      run.input.shape.scan.join(" x ")
    } positions of ${
      run.input.shape.detector.join(" x ")
    } pixels, seed ${run.seed}), the recipe as the published code has it reproduces **${words.reproduced} of ${
      tested(words)
    } claims** that are said in words and can be tested there, and **${figures.reproduced} of ${
      tested(figures)
    } figures** that the junction was not made or tuned to.`,
    failed.length === 0
      ? "No claim in words fails."
      : `What fails: ${failed.map(({ claim }) => claim).join("; ")}.`,
    `How far that depends on the reading of the recipe and on chance is told by ${quick.variants.length} readings with ${quick.seeds.length} seeds each on the quick junction, and ${published.variants.length} with ${published.seeds.length} at the published size.`,
    "The published scan is not public. Where the junction and the scan differ, a verdict here says what the method does on a sheet like the published one, not what that sheet is like.",
  ].join(" ");
}
