import process from "node:process";
import { measureEvidence } from "../claim/evidence/measure_evidence.ts";
import type { Engine } from "../compute/engine.ts";
import { checkOrder, checkPublished } from "../published/check_published.ts";
import { compareWithPytorch } from "../published/compare_with_pytorch.ts";
import { compareWithPublished } from "../published/compare_with_published.ts";
import type { Readings } from "../recipe/readings.ts";
import type { RecipePart } from "../recipe/recipe_part.ts";
import { runRecipe } from "../recipe/run_recipe.ts";
import { featureArray } from "../run/feature_array.ts";
import { plainReadings } from "../run/plain_readings.ts";
import type { CheckRecord } from "../score/records.ts";
import type { NamedArray } from "../recipe/recipe_outcome.ts";
import { type RecipeProgress, StageClock } from "../recipe/stage_clock.ts";
import { composeResult } from "../run/compose_result.ts";
import { createRunFolder } from "../run/run_folder.ts";
import type { RunResult } from "../run/run_result.ts";
import { truthArrays } from "../run/truth_arrays.ts";
import { samplePatterns } from "../sample/sample_patterns.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { checkThresholds } from "../score/check_thresholds.ts";
import { scoreAgainstTruth } from "../score/score_against_truth.ts";
import { measureYardstick } from "../yardstick/measure_yardstick.ts";

/** What `reproduce` is asked for. */
export interface ReproduceOptions {
  readonly readings: Readings;
  readonly seed: number;
  readonly scale: RunResult["scale"];
  /** Folder of the run; must not exist. */
  readonly out: string;
  /** Arguments that make the run again. */
  readonly command: readonly string[];
  /** Parts of the recipe that are not run. Default: none. */
  readonly leaveOut?: readonly RecipePart[] | undefined;
  /** Whether a file is judged against the published figures. */
  readonly judgePublished: boolean;
  /** Whether the networks are held against the yardstick, see `measureYardstick`. Default false. */
  readonly yardstick?: boolean;
  /** Whether the features are kept. */
  readonly saveFeatures: boolean;
  readonly onProgress?: ((progress: RecipeProgress) => void) | undefined;
}

/** Exit status of a program that Ctrl-C ended, by the shells' convention. */
const INTERRUPTED = 130;

/**
 * Runs the recipe on a scan, scores it, and writes the run folder with its
 * report; after an error or Ctrl-C nothing is left behind.
 */
export async function reproduce(
  source: ScanSource,
  engine: Engine,
  options: ReproduceOptions,
): Promise<{ folder: string; result: RunResult; seconds: number }> {
  const { readings, seed, scale, out, command, onProgress } = options;
  const { judgePublished, saveFeatures, leaveOut } = options;
  const start = performance.now();
  const folder = await createRunFolder(out);
  const onInterrupt = async () => {
    await folder.discard();
    Deno.exit(INTERRUPTED);
  };
  Deno.addSignalListener("SIGINT", onInterrupt);
  try {
    const outcome = await runRecipe(source, engine, {
      readings,
      seed,
      leaveOut,
      onProgress,
    });
    // What draws the report is large: it is loaded while the workers measure,
    // so that neither the start nor the report waits for it.
    const drawing = import("../report/write_report.ts");
    // A failure is told where it is awaited.
    drawing.catch(() => {});
    const clock = new StageClock(onProgress);
    const evidence = await clock.time(
      "claims",
      "evidence for the claims",
      (onProgress) =>
        measureEvidence(source, engine, {
          outcome,
          readings,
          seed,
          onProgress,
        }),
    );
    const sample = await clock.time(
      "sample",
      "patterns that the report shows",
      (onProgress) =>
        samplePatterns(source, {
          clampBelow: readings.clampBelow,
          shifts: outcome.shifts,
          onProgress,
        }),
    );
    const yardstick = options.yardstick
      ? await clock.time(
        "yardstick",
        "held-out positions, components beside the networks",
        (onProgress) =>
          measureYardstick(outcome, engine, {
            readings,
            seed,
            truth: source.truth,
            onProgress,
          }),
      )
      : undefined;
    const truth = source.truth
      ? scoreAgainstTruth(outcome, source.truth, {
        columns: source.shape.scan[1],
      })
      : undefined;
    const published = compareWithPublished(outcome, source.shape);
    const pytorch = compareWithPytorch({
      ...outcome,
      readings: plainReadings(readings),
    });
    const checks: CheckRecord[] = [];
    if (truth) checks.push(...checkThresholds(truth.scores));
    if (truth || judgePublished) checks.push(...checkOrder(outcome.networks));
    checks.push(...pytorch.checks);
    if (judgePublished) checks.push(...checkPublished(published));
    const moreArrays: NamedArray[] = [...sample];
    if (source.truth && truth) {
      const { scan } = source.shape;
      moreArrays.push(...truthArrays(source.truth, truth.residualShifts, scan));
    }
    if (yardstick) {
      moreArrays.push({
        name: "pca_labels",
        data: yardstick.labels,
        shape: source.shape.scan,
        about:
          "sub-domains by k-means of principal components' scores, 0 in the background",
      });
    }
    if (saveFeatures) moreArrays.push(featureArray(outcome.matrix));
    const { result, files } = await composeResult({
      source,
      engine,
      outcome: { ...outcome, stages: [...outcome.stages, ...clock.stages] },
      readings,
      leaveOut,
      seed,
      scale,
      command,
      truth,
      checks,
      comparisons: [...published, ...pytorch.comparisons],
      evidence,
      yardstick: yardstick?.record,
      moreArrays,
      peakResidentBytes: process.resourceUsage().maxRSS * 1024,
    });
    for (const { name, content } of files) await folder.write(name, content);
    const { writeReport } = await drawing;
    await writeReport(folder.path);
    return {
      folder: await folder.publish(),
      result,
      seconds: (performance.now() - start) / 1000,
    };
  } catch (error) {
    await folder.discard();
    throw error;
  } finally {
    Deno.removeSignalListener("SIGINT", onInterrupt);
  }
}
