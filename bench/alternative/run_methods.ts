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
import { umapStage } from "../../lib/recipe/stage/umap_stage.ts";
import type { ScanSource } from "../../lib/scan/scan_source.ts";
import type { ScoreRecord } from "../../lib/score/records.ts";
import { scoreAgainstTruth } from "../../lib/score/score_against_truth.ts";
import { scorePartition } from "../../lib/score/score_partition.ts";
import type {
  AlternativePoint,
  MethodOutcome,
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

/** Runs the recipe as the published code reads, without what only pictures need. */
export function runPublished(
  source: ScanSource,
  engine: Engine,
  seed: number,
): Promise<MethodOutcome> {
  return outcomeOfRun(() => runRecipe(source, engine, seed));
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

async function runRecipe(
  source: ScanSource,
  engine: Engine,
  seed: number,
): Promise<readonly ScoreRecord[]> {
  const readings = codeReadings(source.shape.detector);
  const chain: RecipeChain = { source, engine, readings, seed, outcomes: {} };
  for (const stage of RECIPE_STAGES) {
    if (stage === neighboursStage || stage === umapStage) continue;
    await stage.run(chain, () => {});
  }
  const { labels } = outcomeOf(chain, "domains");
  const { shifts } = outcomeOf(chain, "measurement");
  return scoreAgainstTruth({ shifts, labels }, source.truth!, {
    columns: source.shape.scan[1],
  }).scores;
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
