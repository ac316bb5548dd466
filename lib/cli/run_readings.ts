import { join, resolve } from "node:path";
import type { Engine } from "../compute/engine.ts";
import { keepScan } from "../io/keep_scan.ts";
import { codeReadings } from "../recipe/readings.ts";
import type { RecipePart } from "../recipe/recipe_part.ts";
import { changesWhatRuns } from "../reading/changes_what_runs.ts";
import { composeReadings } from "../reading/compose_readings.ts";
import type { ReadingRun } from "../reading/reading_run.ts";
import type { ReadingVariant } from "../reading/reading_variant.ts";
import { renderReadings } from "../reading/page/render_readings.ts";
import type { RecipeProgress } from "../recipe/stage_clock.ts";
import { writeWhole } from "../run/partial/write_whole.ts";
import { RunLock } from "../run/partial/run_lock.ts";
import { VERSION } from "../run/version.ts";
import type { RunResult } from "../run/run_result.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import {
  keepFault,
  readReadingRun,
  type ScanIdentity,
  scanIdentity,
} from "./reading_folder.ts";
import { reproduce } from "./reproduce_scan.ts";
import { saysForGood } from "./says_for_good.ts";

/** What `runReadings` is asked for. */
export interface RunReadingsOptions {
  /** Readings, the default among them. */
  readonly variants: readonly ReadingVariant[];
  readonly seeds: readonly number[];
  readonly engine: Engine;
  readonly scale: RunResult["scale"];
  /** The scan of a seed; a file is the same for all. */
  readonly open: (seed: number) => ScanSource;
  /** Folder of runs and matrix. */
  readonly out: string;
  /** Parts of the recipe that are not run. Default: none. */
  readonly leaveOut?: readonly RecipePart[] | undefined;
  /** Bytes that the process may take, see `RunRecipeOptions`. Default: no ceiling. */
  readonly ceiling?: number | undefined;
  /**
   * Whether a seed's patterns are kept in a file while its readings run, which
   * saves making them for every pass of every reading. Default: false.
   */
  readonly keepScan?: boolean;
  /** Arguments that make the record again. */
  readonly command: readonly string[];
  /** Prints a line. */
  readonly say: (line: string) => void;
  readonly onProgress?: ((progress: RecipeProgress) => void) | undefined;
}

/**
 * Runs every reading with every seed that does not stand in the folder yet,
 * and writes `readings.json` and `readings.html` after each seed, so that a
 * run of hours can be looked at, stopped and gone on with.
 *
 * @throws {InputError} where the folder holds runs of another scan or engine,
 *   or cannot be written
 */
export async function runReadings(
  options: RunReadingsOptions,
): Promise<string> {
  const { out } = options;
  const folder = resolve(out);
  await Deno.mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw new InputError(
      `Cannot write the readings to ${out} as its folder cannot be made (${error.message}): ` +
        "choose another folder with --out",
    );
  });
  const lock = await RunLock.take(folder, ".lock");
  if (lock === undefined) {
    throw new InputError(
      `Cannot write the readings to ${out} as another process is writing them: wait for its end, or choose another folder with --out`,
    );
  }
  try {
    await runAll(folder, options);
  } finally {
    await lock.remove();
  }
  return folder;
}

async function runAll(
  folder: string,
  options: RunReadingsOptions,
): Promise<void> {
  const { seeds, engine, open, say, leaveOut } = options;
  const runs: ReadingRun[] = [];
  let number = 0;
  for (const seed of seeds) {
    const source = open(seed);
    const identity = await scanIdentity(source, { engine, leaveOut });
    const variants = options.variants.filter((variant) =>
      changesWhatRuns(variant, { leaveOut, detector: source.shape.detector })
    );
    let kept: ScanSource | undefined;
    try {
      for (const variant of variants) {
        number++;
        const path = join(folder, `${variant.id}-seed-${seed}`);
        const standing = await readReadingRun(path, {
          variant: variant.id,
          seed,
          identity,
        });
        if (standing === undefined) {
          const total = variants.length * seeds.length;
          say(`${number} of ${total}: ${variant.title}, seed ${seed}`);
          kept ??= options.keepScan
            ? await keepPatterns(source, join(folder, `.scan-seed-${seed}.h5`))
            : undefined;
        }
        runs.push(
          standing ??
            await runOne(kept ?? source, {
              ...options,
              variant,
              seed,
              path,
              identity,
            }),
        );
      }
    } finally {
      kept?.close();
    }
    await writeMatrix(folder, runs, { ...options, variants, source });
  }
}

/** A seed's patterns in a file, in place of one that a killed process left. */
async function keepPatterns(
  source: ScanSource,
  path: string,
): Promise<ScanSource> {
  await Deno.remove(path).catch(() => {});
  return await keepScan(source, path);
}

/** Runs one reading with one seed; a message that the chain ends with is its result. */
async function runOne(
  source: ScanSource,
  { variant, seed, path, identity, ...options }: RunReadingsOptions & {
    readonly variant: ReadingVariant;
    readonly seed: number;
    readonly path: string;
    readonly identity: ScanIdentity;
  },
): Promise<ReadingRun> {
  const { detector } = source.shape;
  try {
    await reproduce(source, options.engine, {
      readings: { ...codeReadings(detector), ...variant.change(detector) },
      seed,
      leaveOut: options.leaveOut,
      ceiling: options.ceiling,
      scale: options.scale,
      out: path,
      command: options.command,
      judgePublished: false,
      saveFeatures: false,
      // A run that was broken off goes on where it stopped.
      resume: true,
      resumeCommand: `deno task readings, as before (${
        options.command.join(" ")
      }), with --out ${options.out}`,
      onKept: () =>
        options.say(
          "What is complete was kept: the same command goes on with it",
        ),
      onProgress: options.onProgress,
    });
  } catch (error) {
    if (!saysForGood(error)) throw error;
    await keepFault(path, { message: error.message, identity });
  }
  return (await readReadingRun(path, { variant: variant.id, seed, identity }))!;
}

async function writeMatrix(
  folder: string,
  runs: readonly ReadingRun[],
  { variants, engine, command, source, seeds }: RunReadingsOptions & {
    readonly source: ScanSource;
  },
): Promise<void> {
  const record = composeReadings(runs, {
    variants,
    seeds: seeds.filter((seed) => runs.some((run) => run.seed === seed)),
    command,
    made: {
      version: VERSION,
      deno: Deno.version.deno,
      engine: engine.gpu ? `webgpu, ${engine.gpu.description}` : "cpu",
    },
    input: {
      name: source.name,
      shape: source.shape,
      truth: source.truth !== undefined,
    },
  });
  const json = JSON.stringify(record, null, 1) + "\n";
  for (
    const [name, text] of [
      ["readings.json", json],
      ["readings.html", renderReadings(record)],
    ]
  ) {
    // Under its name only when it is whole: a run of hours may be stopped here.
    await writeWhole(join(folder, name), text);
  }
}
