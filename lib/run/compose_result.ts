import { createHash } from "node:crypto";
import type { EvidenceRecord } from "../claim/evidence/evidence_record.ts";
import { judgeClaims } from "../claim/judge_claims.ts";
import type { Engine } from "../compute/engine.ts";
import { foundTiles } from "../learn/webgpu/product/tuned_tiles.ts";
import { encodeNpy } from "../io/encode_npy.ts";
import type { ComparisonRecord } from "../published/comparison_record.ts";
import type { Readings } from "../recipe/readings.ts";
import type { NamedArray, RecipeOutcome } from "../recipe/recipe_outcome.ts";
import type { RecipePart } from "../recipe/recipe_part.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import type { CheckRecord } from "../score/records.ts";
import type { TruthScores } from "../score/score_against_truth.ts";
import type { YardstickRecord } from "../yardstick/yardstick_record.ts";
import type { ArrayRecord, RunResult } from "./run_result.ts";
import { plainReadings } from "./plain_readings.ts";
import { VERSION } from "./version.ts";

/** Everything that a run's record is made from. */
export interface ComposeResultOptions {
  readonly source: ScanSource;
  readonly engine: Engine;
  readonly outcome: RecipeOutcome;
  readonly readings: Readings;
  /** Parts of the recipe that were not run. */
  readonly leaveOut?: readonly RecipePart[] | undefined;
  readonly seed: number;
  readonly scale: RunResult["scale"];
  /** Arguments of the command. */
  readonly command: readonly string[];
  /** Times that the run was broken off and gone on with. */
  readonly resumed: number;
  /** Scores, where truth is known. */
  readonly truth?: TruthScores | undefined;
  readonly checks: readonly CheckRecord[];
  readonly comparisons: readonly ComparisonRecord[];
  /** What was measured for the claims alone. */
  readonly evidence: EvidenceRecord;
  /** What the networks are held against, where it was measured. */
  readonly yardstick?: YardstickRecord | undefined;
  /** Arrays beyond the recipe's own. */
  readonly moreArrays?: readonly NamedArray[];
  /** Largest resident memory, bytes. */
  readonly peakResidentBytes: number;
}

/** A file of the run folder. */
export interface RunFile {
  readonly name: string;
  readonly content: Uint8Array | string;
}

/** The record of a run and the files that go with it, `result.json` last. */
export async function composeResult(
  options: ComposeResultOptions,
): Promise<{ result: RunResult; files: RunFile[] }> {
  const { source, engine, outcome, readings, seed, scale, command, truth } =
    options;
  const { resumed } = options;
  const files: RunFile[] = [];
  const arrays: ArrayRecord[] = [];
  const named = [...outcome.arrays, ...options.moreArrays ?? []];
  for (const { name, data, shape, about } of named) {
    const content = encodeNpy(data, shape);
    files.push({ name: `${name}.npy`, content });
    arrays.push({
      name,
      dtype: {
        Float32Array: "<f4",
        Int8Array: "|i1",
        Uint8Array: "|u1",
      }[data.constructor.name] ?? data.constructor.name,
      shape: [...shape],
      about,
      sha256: createHash("sha256").update(content).digest("hex"),
    });
  }
  const found: Omit<RunResult, "claims"> = {
    schema: "stem4d-run/1",
    version: VERSION,
    date: new Date().toISOString(),
    command,
    input: {
      name: source.name,
      shape: source.shape,
      dtype: source.dtype,
      calibration: source.calibration,
      valuesSha256: outcome.valuesSha256,
      identity: await source.identify(),
    },
    engine: {
      kind: engine.kind,
      adapter: engine.gpu?.description ?? null,
      ...(engine.gpu && {
        tiles: engine.tiles === "measured"
          ? foundTiles(engine.gpu)
          : "by adapter",
      }),
      workers: engine.pool.size,
      reason: engine.reason,
      deno: Deno.version.deno,
      platform: Deno.build.target,
    },
    seed,
    scale,
    readings: plainReadings(readings),
    ...(options.leaveOut?.length && { leftOut: [...options.leaveOut] }),
    alignment: { ...outcome.alignment, residual: truth?.residual ?? null },
    features: outcome.features,
    ...(outcome.neighbours && { neighbours: outcome.neighbours }),
    clusters: outcome.clusters,
    networks: outcome.networks,
    ...(options.yardstick && { yardstick: options.yardstick }),
    scores: truth?.scores ?? [],
    checks: options.checks,
    comparisons: options.comparisons,
    evidence: options.evidence,
    arrays,
    stages: outcome.stages,
    ...(resumed > 0 && { resumed }),
    peakResidentBytes: options.peakResidentBytes,
  };
  const result: RunResult = {
    ...found,
    claims: judgeClaims({
      result: found,
      arrays: new Map(named.map((array) => [array.name, array])),
    }),
  };
  files.push({
    name: "result.json",
    content: JSON.stringify(result, null, 2) + "\n",
  });
  return { result, files };
}
