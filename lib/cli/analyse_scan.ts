import process from "node:process";
import { measureEvidence } from "../claim/evidence/measure_evidence.ts";
import type { Engine } from "../compute/engine.ts";
import { checkOrder, checkPublished } from "../published/check_published.ts";
import { compareWithPytorch } from "../published/compare_with_pytorch.ts";
import { compareWithPublished } from "../published/compare_with_published.ts";
import { fitStage } from "../recipe/memory/fit_stage.ts";
import type { MemoryFacts } from "../recipe/memory/memory_facts.ts";
import type { Readings } from "../recipe/readings.ts";
import type { RecipePart } from "../recipe/recipe_part.ts";
import { runRecipe } from "../recipe/run_recipe.ts";
import { featureArray } from "../run/feature_array.ts";
import { plainReadings } from "../run/plain_readings.ts";
import type { CheckRecord } from "../score/records.ts";
import type { NamedArray } from "../recipe/recipe_outcome.ts";
import { type RecipeProgress, StageClock } from "../recipe/stage_clock.ts";
import { composeResult, type RunFile } from "../run/compose_result.ts";
import type { RunResult } from "../run/run_result.ts";
import { truthArrays } from "../run/truth_arrays.ts";
import { samplePatterns } from "../sample/sample_patterns.ts";
import type { StageKeeper } from "../recipe/stage/stage_keeper.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { checkThresholds } from "../score/check_thresholds.ts";
import { scoreAgainstTruth } from "../score/score_against_truth.ts";
import { measureYardstick } from "../yardstick/measure_yardstick.ts";

/** What a run is asked for, wherever it is written. */
export interface AnalyseScanOptions {
  readonly readings: Readings;
  readonly seed: number;
  readonly scale: RunResult["scale"];
  /** Arguments that make the run again. */
  readonly command: readonly string[];
  /** Parts of the recipe that are not run. Default: none. */
  readonly leaveOut?: readonly RecipePart[] | undefined;
  /**
   * Bytes that the process may take, see `RunRecipeOptions`. Default: no
   * ceiling.
   */
  readonly ceiling?: number | undefined;
  /** Whether a file is judged against the published figures. */
  readonly judgePublished: boolean;
  /** Whether the networks are held against the yardstick, see `measureYardstick`. */
  readonly yardstick: boolean;
  /** Whether the features are kept. */
  readonly saveFeatures: boolean;
  /** Keeps what the stages leave. */
  readonly keeper: StageKeeper;
  /** Times that the run was broken off and gone on with. */
  readonly resumed: number;
  /** Called when the recipe has run, before its claims are judged. */
  readonly onRecipe?: () => void;
  readonly onProgress?: ((progress: RecipeProgress) => void) | undefined;
}

/** Runs the recipe on a scan and scores it: the run's record and its files. */
export async function analyseScan(
  source: ScanSource,
  engine: Engine,
  options: AnalyseScanOptions,
): Promise<{ result: RunResult; files: RunFile[] }> {
  const { readings, seed, scale, command, onProgress } = options;
  const { judgePublished, saveFeatures, leaveOut, keeper, resumed } = options;
  const { ceiling } = options;
  const outcome = await runRecipe(source, engine, {
    readings,
    seed,
    leaveOut,
    onProgress,
    keeper,
    ceiling,
    yardstick: options.yardstick,
  });
  const facts: MemoryFacts = {
    source,
    workers: engine.pool.size,
    gpu: engine.gpu !== undefined,
    readings,
    leaveOut: leaveOut ?? [],
    yardstick: options.yardstick,
    features: outcome.matrix.features,
    materials: outcome.materials.map((_, i) =>
      outcome.labels.materials.reduce(
        (sum, label) => sum + (label === i + 1 ? 1 : 0),
        0,
      )
    ),
  };
  const fitted = (stage: string) => fitStage(engine, facts, { stage, ceiling });
  options.onRecipe?.();
  const clock = new StageClock(onProgress, keeper);
  const evidence = await clock.time(
    "claims",
    "evidence for the claims",
    async (onProgress) =>
      await measureEvidence(source, await fitted("claims"), {
        outcome,
        readings,
        seed,
        onProgress,
      }),
  );
  const sample = await clock.time(
    "sample",
    "patterns that the report shows",
    async (onProgress) => {
      await fitted("sample");
      return await samplePatterns(source, {
        clampBelow: readings.clampBelow,
        shifts: outcome.shifts,
        onProgress,
      });
    },
    { remade: true },
  );
  const yardstick = options.yardstick
    ? await clock.time(
      "yardstick",
      "held-out positions, components beside the networks",
      async (onProgress) =>
        await measureYardstick(outcome, await fitted("yardstick"), {
          readings,
          seed,
          truth: source.truth,
          onProgress,
        }),
    )
    : undefined;
  await fitted("report");
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
  return await composeResult({
    source,
    engine,
    outcome: { ...outcome, stages: [...outcome.stages, ...clock.stages] },
    readings,
    leaveOut,
    seed,
    scale,
    command,
    resumed,
    truth,
    checks,
    comparisons: [...published, ...pytorch.comparisons],
    evidence,
    yardstick: yardstick?.record,
    moreArrays,
    peakResidentBytes: process.resourceUsage().maxRSS * 1024,
  });
}
