import type { Engine } from "../compute/engine.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { alignmentRecord } from "./alignment_record.ts";
import { checkScan } from "./check_scan.ts";
import { fitStage } from "./memory/fit_stage.ts";
import type { MemoryFacts } from "./memory/memory_facts.ts";
import type { Readings } from "./readings.ts";
import type { NamedArray, RecipeOutcome } from "./recipe_outcome.ts";
import {
  outcomeOf,
  type RecipeChain,
  type StageOutcomes,
} from "./stage/recipe_chain.ts";
import { RECIPE_STAGES } from "./stage/recipe_stages.ts";
import type { StageKeeper } from "./stage/stage_keeper.ts";
import { type RecipeProgress, StageClock } from "./stage_clock.ts";
import { type RecipePart, STAGES_OF_PART } from "./recipe_part.ts";

/** Choices of `runRecipe`. */
export interface RunRecipeOptions {
  /** Every choice of the recipe; `codeReadings` gives the published code's. */
  readonly readings: Readings;
  /** Seed of everything random. */
  readonly seed: number;
  /** Parts of the recipe that are not run. Default: none. */
  readonly leaveOut?: readonly RecipePart[] | undefined;
  /**
   * Bytes that the process may take: blocks shrink to fit, and what cannot fit
   * is refused as soon as it is known. Results do not depend on it. Default: no
   * ceiling.
   */
  readonly ceiling?: number | undefined;
  /** Whether `ceiling` is to hold the yardstick too. Default false. */
  readonly yardstick?: boolean;
  /** Called as stages start, go on and end. */
  readonly onProgress?: ((progress: RecipeProgress) => void) | undefined;
  /** Keeps what the stages leave and gives what is kept; default: nothing is. */
  readonly keeper?: StageKeeper | undefined;
}

/**
 * Runs the published recipe, steps 1 to 16, on a scan.
 *
 * @throws {InputError} where the scan cannot be analysed with these readings
 * @throws {MemoryError} where it needs more memory than the ceiling allows
 * @throws {AdapterError} where the adapter fails
 */
export async function runRecipe(
  source: ScanSource,
  engine: Engine,
  { readings, seed, leaveOut = [], onProgress, keeper, ...memory }:
    RunRecipeOptions,
): Promise<RecipeOutcome> {
  checkScan(source.shape, readings);
  const clock = new StageClock(onProgress, keeper);
  const chain: RecipeChain = {
    source,
    engine,
    readings,
    seed,
    outcomes: {},
    keeper,
  };
  const leftOut = leaveOut.flatMap((part) => STAGES_OF_PART[part]);
  for (const stage of RECIPE_STAGES) {
    if (leftOut.includes(stage.name)) continue;
    const made = await clock.time(
      stage.name,
      stage.title,
      async (onProgress) => {
        const facts = memoryFacts(chain, {
          leaveOut,
          yardstick: memory.yardstick,
        });
        const fitted = await fitStage(engine, facts, {
          stage: stage.name,
          ceiling: memory.ceiling,
        });
        await stage.run({ ...chain, engine: fitted }, onProgress);
        return Object.fromEntries(
          stage.makes.map((key) => [key, chain.outcomes[key]]),
        ) as StageOutcomes;
      },
      { remade: stage.remade },
    );
    Object.assign(chain.outcomes, made);
  }
  return composeOutcome(chain, clock.stages);
}

/** What is known by now of all that the memory depends on. */
function memoryFacts(
  { source, engine, readings, outcomes }: RecipeChain,
  { leaveOut, yardstick = false }: {
    readonly leaveOut: readonly RecipePart[];
    readonly yardstick: boolean | undefined;
  },
): MemoryFacts {
  return {
    source,
    workers: engine.pool.size,
    gpu: engine.gpu !== undefined,
    readings,
    leaveOut,
    yardstick,
    features: outcomes.found?.pixels.length,
    materials: outcomes.materialRows?.map(({ rows }) => rows.length),
  };
}

/** What the stages left, as the recipe gives it. */
function composeOutcome(
  chain: RecipeChain,
  stages: RecipeOutcome["stages"],
): RecipeOutcome {
  const { source: { shape: { scan, detector } }, readings } = chain;
  const positions = scan[0] * scan[1];
  const measurement = outcomeOf(chain, "measurement");
  const found = outcomeOf(chain, "found");
  const materialRows = outcomeOf(chain, "materialRows");
  const domains = outcomeOf(chain, "domains");
  const { ae = [], vae = [], embedding, neighboursRecord } = chain.outcomes;
  const trained = { ae, vae };
  const { shifts } = measurement;

  const scanArray = (
    name: string,
    data: Float32Array | Int8Array,
    about: string,
    last?: number,
  ): NamedArray => ({
    name,
    data,
    shape: last === undefined ? scan : [...scan, last],
    about,
  });
  const components = (kind: "ae" | "vae"): NamedArray[] => {
    if (trained[kind].length === 0) return [];
    const all = new Float32Array(positions * 3);
    trained[kind].forEach(({ components }, m) =>
      materialRows[m].rows.forEach((position, i) =>
        all.set(components.subarray(3 * i, 3 * i + 3), 3 * position)
      )
    );
    return [scanArray(
      `pca_${kind}`,
      all,
      `leading components of the ${kind.toUpperCase()}'s codes, 0 in the background`,
      3,
    )];
  };
  const errors = (kind: "ae" | "vae"): NamedArray[] => {
    if (trained[kind].length === 0) return [];
    const all = new Float32Array(positions);
    trained[kind].forEach(({ errors }, m) =>
      materialRows[m].rows.forEach((position, i) => all[position] = errors[i])
    );
    return [scanArray(
      `error_${kind}`,
      all,
      `mean squared error of what the trained ${kind.toUpperCase()} makes of each position's standardised features, 0 in the background`,
    )];
  };
  return {
    valuesSha256: measurement.valuesSha256,
    shifts,
    matrix: outcomeOf(chain, "matrix"),
    materials: materialRows.map(({ name }) => name),
    labels: domains.labels,
    alignment: alignmentRecord(shifts, detector),
    features: found.record,
    ...neighboursRecord && { neighbours: neighboursRecord },
    clusters: domains.clusters,
    networks: [...ae, ...vae].map(({ record }) => record),
    arrays: [
      scanArray(
        "adf",
        measurement.adf,
        "annular dark field of each position, in the scan's units",
      ),
      scanArray(
        "shifts",
        shifts,
        "displacement of each pattern's centre from the middle [dy, dx], pixels",
        2,
      ),
      {
        name: "mean_pattern",
        data: Float32Array.from(measurement.mean),
        shape: detector,
        about: "mean aligned pattern",
      },
      ...found.arrays,
      ...embedding
        ? [scanArray(
          "umap",
          embedding,
          "UMAP of each position",
          readings.umap.components,
        )]
        : [],
      ...domains.arrays,
      ...components("ae"),
      ...components("vae"),
      ...errors("ae"),
      ...errors("vae"),
    ],
    stages,
  };
}
