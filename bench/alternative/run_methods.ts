import { join } from "node:path";
import type { Junction } from "../../fixtures/junction/create_junction.ts";
import type { Engine } from "../../lib/compute/engine.ts";
import { findDomains } from "../../lib/domain/find_domains.ts";
import { openScan } from "../../lib/io/open_scan.ts";
import { writeHdf5Scan } from "../../lib/io/write_hdf5_scan.ts";
import { codeReadings } from "../../lib/recipe/readings.ts";
import { neighboursStage } from "../../lib/recipe/stage/neighbours_stage.ts";
import {
  outcomeOf,
  type RecipeChain,
} from "../../lib/recipe/stage/recipe_chain.ts";
import { RECIPE_STAGES } from "../../lib/recipe/stage/recipe_stages.ts";
import type { RecipeStage } from "../../lib/recipe/stage/recipe_stage.ts";
import { patternsStage } from "../../lib/recipe/stage/patterns_stage.ts";
import { trainStage } from "../../lib/recipe/stage/train_stage.ts";
import { umapStage } from "../../lib/recipe/stage/umap_stage.ts";
import type { ScanSource } from "../../lib/scan/scan_source.ts";
import type { ScoreRecord } from "../../lib/score/records.ts";
import { scoreAgainstTruth } from "../../lib/score/score_against_truth.ts";
import { scorePartition } from "../../lib/score/score_partition.ts";
import type {
  AlternativePoint,
  MethodOutcome,
  PublishedOutcome,
} from "../record/alternative_file.ts";

/** Finds domains by the disks. */
export async function runAlternative(
  source: ScanSource,
  engine: Engine,
  seed: number,
): Promise<AlternativePoint["alternative"]> {
  let domains: readonly number[] = [];
  const found = await outcomeOfRun(async () => {
    const found = await findDomains(source, engine, { seed });
    domains = found.description.map(({ domains }) => domains.length);
    return scorePartition(source, found);
  });
  return { ...found, domains };
}

/**
 * Runs the recipe as the published code reads, without what only pictures
 * need; without `networks` as far as level 3, which takes a fifth of the time.
 */
export async function runPublished(
  source: ScanSource,
  engine: Engine,
  { seed, networks }: { readonly seed: number; readonly networks: boolean },
): Promise<PublishedOutcome> {
  const found = await outcomeOfRun(async () => {
    const readings = codeReadings(source.shape.detector);
    const chain: RecipeChain = { source, engine, readings, seed, outcomes: {} };
    for (const stage of RECIPE_STAGES) {
      if (NO_LABELS.includes(stage)) continue;
      if (stage === trainStage && !networks) continue;
      await stage.run(chain, () => {});
    }
    return scoreLabels(chain);
  });
  return { ...found, networks };
}

/** Stages that no label depends on. */
const NO_LABELS: readonly RecipeStage[] = [
  neighboursStage,
  umapStage,
  patternsStage,
];

/** Scores of the label maps that a chain has made so far. */
function scoreLabels(chain: RecipeChain): readonly ScoreRecord[] {
  const { outcomes, source: { shape, truth } } = chain;
  const rows = outcomeOf(chain, "materialRows");
  const mapOf = (partitions: readonly (Uint8Array | Int8Array)[]) => {
    const map = new Int8Array(shape.scan[0] * shape.scan[1]);
    rows.forEach(({ rows }, material) =>
      rows.forEach((position, i) =>
        map[position] = 1 + 60 * material + partitions[material][i]
      )
    );
    return map;
  };
  const level3 = mapOf(outcomeOf(chain, "level3"));
  const trained = (kind: "ae" | "vae") =>
    outcomes[kind] && mapOf(outcomes[kind].map(({ labels }) => labels));
  const [ae, vae] = [trained("ae"), trained("vae")];
  const { scores } = scoreAgainstTruth(
    {
      shifts: outcomeOf(chain, "measurement").shifts,
      labels: {
        level1: outcomeOf(chain, "level1"),
        materials: outcomeOf(chain, "materials"),
        level3,
        ...ae && { ae },
        ...vae && { vae },
      },
    },
    truth!,
    { columns: shape.scan[1] },
  );
  return scores;
}

/** Does something with a junction's scan from a file, as users have theirs. */
export async function withFile<Result>(
  junction: Junction,
  use: (source: ScanSource) => Promise<Result>,
): Promise<Result> {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-bench-" });
  try {
    const path = join(folder, "junction.h5");
    await writeHdf5Scan(path, junction, { compression: "none" });
    const source = await openScan(path);
    try {
      return await use(source);
    } finally {
      source.close();
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Whatever a scan makes a method do is an outcome. */
async function outcomeOfRun(
  run: () => Promise<readonly ScoreRecord[]>,
): Promise<MethodOutcome> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  try {
    const scores = await run();
    return { seconds: seconds(), scores, failure: null };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { seconds: seconds(), scores: [], failure };
  }
}
