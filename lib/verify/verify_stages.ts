import { createHash } from "node:crypto";
import type { Engine } from "../compute/engine.ts";
import { encodeNpy } from "../io/encode_npy.ts";
import { STAGES_OF_PART } from "../recipe/recipe_part.ts";
import type { RecipeChain } from "../recipe/stage/recipe_chain.ts";
import { RECIPE_STAGES } from "../recipe/stage/recipe_stages.ts";
import type { RecipeStage } from "../recipe/stage/recipe_stage.ts";
import type { NamedArray } from "../recipe/recipe_outcome.ts";
import { runRecipe } from "../recipe/run_recipe.ts";
import { type RecipeProgress, StageClock } from "../recipe/stage_clock.ts";
import { outcomeDigests } from "../run/outcome/outcome_digests.ts";
import type { RunResult } from "../run/run_result.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import type { Finding } from "./finding.ts";
import { recordedReadings } from "./recorded_readings.ts";

/** How `verifyStages` works. */
export interface VerifyStagesOptions {
  /** The run's record. */
  readonly result: RunResult;
  /** Stage to run again, with those that it needs; default: all, and every array of theirs. */
  readonly stage?: string | undefined;
  readonly onProgress?: ((progress: RecipeProgress) => void) | undefined;
}

/** Names of a run's stages that can be run again. */
export function stagesOf(
  { leftOut = [] }: Pick<RunResult, "leftOut">,
): string[] {
  const gone = leftOut.flatMap((part) => STAGES_OF_PART[part]);
  return RECIPE_STAGES.map(({ name }) => name)
    .filter((name) => !gone.includes(name));
}

/**
 * Runs stages of a run again, from its scan and with its readings and seed, and
 * compares what they leave with what the run recorded, to the bit.
 *
 * @throws {InputError} where the run has no such stage, or another engine
 *   computes: other adapters round otherwise
 * @throws {AdapterError} where the adapter fails
 */
export async function verifyStages(
  source: ScanSource,
  engine: Engine,
  { result, stage, onProgress }: VerifyStagesOptions,
): Promise<Finding[]> {
  const names = stagesOf(result);
  if (stage !== undefined && !names.includes(stage)) {
    throw new InputError(
      `Cannot run the stage "${stage}" of this run again: its stages are ${
        names.join(", ")
      }`,
    );
  }
  const here = engine.gpu?.description ?? "the processor";
  const there = result.engine.adapter ?? "the processor";
  if (here !== there) {
    throw new InputError(
      `Cannot compare bytes as the run was made on ${there}, and this is ${here}: run it there, or check the files alone by --files`,
    );
  }
  const identity = JSON.stringify(await source.identify());
  const findings: Finding[] = [{
    subject: "input",
    same: identity === JSON.stringify(result.input.identity),
    said: identity === JSON.stringify(result.input.identity)
      ? "its digest and all that it says of itself are the recorded ones"
      : `it is ${identity}, recorded is ${
        JSON.stringify(result.input.identity)
      }`,
  }];
  const readings = recordedReadings(result);
  const { seed, leftOut } = result;
  const keeper = outcomeDigests();
  if (stage === undefined) {
    const { arrays } = await runRecipe(source, engine, {
      readings,
      seed,
      leaveOut: leftOut,
      keeper,
      onProgress,
    });
    findings.push(...compareStages(keeper.digests, result));
    findings.push(...compareArrays(arrays, result));
    return findings;
  }
  const wanted = withNeeds(stage);
  const chain: RecipeChain = { source, engine, readings, seed, outcomes: {} };
  const clock = new StageClock(onProgress, keeper);
  for (const one of RECIPE_STAGES) {
    if (!wanted.has(one.name) || !names.includes(one.name)) continue;
    await clock.time(one.name, one.title, async (onProgress) => {
      await one.run(chain, onProgress);
      return madeBy(one, chain);
    });
  }
  findings.push(...compareStages(keeper.digests, result));
  return findings;
}

function madeBy(stage: RecipeStage, { outcomes }: RecipeChain): unknown {
  return Object.fromEntries(stage.makes.map((key) => [key, outcomes[key]]));
}

/** A stage and all that it needs, theirs included. */
function withNeeds(name: string): Set<string> {
  const needs = RECIPE_STAGES.find((stage) => stage.name === name)!.needs;
  return new Set([name, ...needs.flatMap((need) => [...withNeeds(need)])]);
}

function compareStages(
  digests: ReadonlyMap<string, string>,
  { stages }: RunResult,
): Finding[] {
  return [...digests].map(([name, sha256]) => {
    const recorded = stages.find((stage) => stage.name === name)?.sha256;
    const same = recorded === sha256;
    return {
      subject: `stage ${name}`,
      same,
      said: same
        ? "run again, it leaves the same to the bit"
        : recorded === undefined
        ? "the record holds no digest of it: the run is of an older version"
        : `run again, it leaves something else: SHA-256 ${sha256}, recorded is ${recorded}`,
    };
  });
}

function compareArrays(
  arrays: readonly NamedArray[],
  result: RunResult,
): Finding[] {
  return arrays.map(({ name, data, shape }) => {
    const sha256 = createHash("sha256").update(encodeNpy(data, shape))
      .digest("hex");
    const same = result.arrays.find((array) =>
      array.name === name
    )?.sha256 === sha256;
    return {
      subject: `array ${name}`,
      same,
      said: same ? "made again, it is the same" : "made again, it differs",
    };
  });
}
