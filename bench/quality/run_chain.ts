import type { Engine } from "../../lib/compute/engine.ts";
import { openScan } from "../../lib/io/open_scan.ts";
import { codeReadings, type Readings } from "../../lib/recipe/readings.ts";
import { runRecipe } from "../../lib/recipe/run_recipe.ts";
import { scoreAgainstTruth } from "../../lib/score/score_against_truth.ts";
import type { QualityPoint } from "../record/quality_file.ts";

/** What a chain gives, whichever point asked for it. */
export type ChainOutcome = Pick<
  QualityPoint,
  "seconds" | "accuracy" | "failure"
>;

/** How a chain is run. */
export interface RunChainOptions {
  readonly seed: number;
  /** In place of the code's. */
  readonly readings?: Partial<Readings>;
}

/**
 * Runs the whole recipe on a scan's file as users do and scores it. A chain
 * that does not end is an outcome too: its message is kept.
 *
 * @param file HDF5 file with its truth
 */
export async function runChain(
  file: string,
  engine: Engine,
  { seed, readings }: RunChainOptions,
): Promise<ChainOutcome> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  try {
    const source = await openScan(file);
    try {
      const outcome = await runRecipe(source, engine, {
        readings: { ...codeReadings(source.shape.detector), ...readings },
        seed,
      });
      const ended = seconds();
      if (source.truth === undefined) {
        throw new Error(`Cannot score ${file} as it does not hold its truth`);
      }
      const { scores } = scoreAgainstTruth(outcome, source.truth);
      return { seconds: ended, accuracy: named(scores), failure: null };
    } finally {
      source.close();
    }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { seconds: seconds(), accuracy: {}, failure };
  }
}

/** Scores by the names that other benches give them. */
function named(
  scores: readonly {
    readonly subject: string;
    readonly measure: string;
    readonly value: number;
  }[],
): Record<string, number> {
  return Object.fromEntries(
    scores.flatMap(({ subject, measure, value }): [string, number][] => {
      if (measure === "ARI") return [[`${subject} ARI`, value]];
      if (measure === "px rms") return [["residual px", value]];
      if (subject === "materials by name") return [[subject, value]];
      return [];
    }),
  );
}
