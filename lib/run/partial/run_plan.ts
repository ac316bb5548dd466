import { createHash } from "node:crypto";
import type { Engine } from "../../compute/engine.ts";
import type { Readings } from "../../recipe/readings.ts";
import type { RecipePart } from "../../recipe/recipe_part.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import type { RunResult } from "../run_result.ts";
import { VERSION } from "../version.ts";

/** What the command line said, to open the same scan and engine again. */
export interface RunStart {
  /** Where the scan's file lies; null for a synthetic junction. */
  readonly file: string | null;
  /** Options by name; `true` for a switch. */
  readonly options: Readonly<Record<string, string | true>>;
}

/** All that a run's bytes depend on. */
export interface RunBasis {
  /** Version of stem4d. */
  readonly version: string;
  /** Version of Deno. */
  readonly deno: string;
  /** For example "x86_64-unknown-linux-gnu". */
  readonly platform: string;
  readonly input: {
    readonly name: string;
    readonly shape: ScanSource["shape"];
    readonly dtype: string;
    /** What the source says of itself, a digest among it. */
    readonly identity: Readonly<Record<string, unknown>>;
  };
  readonly engine: {
    readonly kind: Engine["kind"];
    /** Adapter's description; null on the CPU. */
    readonly adapter: string | null;
    readonly tiles: "by adapter" | "measured" | null;
  };
  readonly seed: number;
  readonly readings: Readings;
  readonly scale: RunResult["scale"];
  /** Parts of the recipe that are not run. */
  readonly leaveOut: readonly RecipePart[];
  /** Whether a file is judged against the published figures. */
  readonly judgePublished: boolean;
  /** Whether the networks are held against the yardstick. */
  readonly yardstick: boolean;
  /** Whether the features are kept. */
  readonly saveFeatures: boolean;
}

/** What a run is going to be: `plan.json` of a partial run. */
export interface RunPlan extends RunBasis {
  /** Version of this layout. */
  readonly schema: "stem4d-plan/1";
  /** When the run began, ISO 8601. */
  readonly began: string;
  /** Arguments that make the run again. */
  readonly command: readonly string[];
  /** How the command line began it; null where something else did. */
  readonly start: RunStart | null;
}

/** What a plan says beside the scan and the engine. */
export interface PlanOptions extends
  Pick<
    RunBasis,
    | "seed"
    | "readings"
    | "scale"
    | "judgePublished"
    | "yardstick"
    | "saveFeatures"
  >,
  Pick<RunPlan, "command" | "start"> {
  /** Parts of the recipe that are not run. Default: none. */
  readonly leaveOut?: readonly RecipePart[] | undefined;
}

/**
 * Plans a run. A file is read whole for its digest.
 *
 * @throws {InputError} where it can't be read
 */
export async function planRun(
  source: ScanSource,
  engine: Engine,
  options: PlanOptions,
): Promise<RunPlan> {
  const { seed, readings, scale, judgePublished, yardstick, saveFeatures } =
    options;
  const { leaveOut = [] } = options;
  const { name, shape, dtype } = source;
  return {
    schema: "stem4d-plan/1",
    version: VERSION,
    deno: Deno.version.deno,
    platform: Deno.build.target,
    input: { name, shape, dtype, identity: await source.identify() },
    engine: {
      kind: engine.kind,
      adapter: engine.gpu?.description ?? null,
      tiles: engine.gpu ? engine.tiles ?? "by adapter" : null,
    },
    seed,
    readings,
    scale,
    leaveOut,
    judgePublished,
    yardstick,
    saveFeatures,
    began: new Date().toISOString(),
    command: options.command,
    start: options.start,
  };
}

/** What a run's bytes depend on, as flat names and texts. */
export function planBasis(plan: RunBasis): Map<string, string> {
  const { input, engine, readings } = plan;
  const parts: Record<string, unknown> = {
    "version of stem4d": plan.version,
    "version of Deno": plan.deno,
    platform: plan.platform,
    "scan's name": input.name,
    "scan's shape": input.shape,
    "scan's type": input.dtype,
    engine: engine.kind,
    adapter: engine.adapter,
    tiles: engine.tiles,
    seed: plan.seed,
    scale: plan.scale,
    "list of parts left out": plan.leaveOut,
    "judging against the published figures": plan.judgePublished,
    yardstick: plan.yardstick,
    "saving of features": plan.saveFeatures,
  };
  for (const [name, value] of Object.entries(input.identity)) {
    parts[`scan's ${name}`] = value;
  }
  for (const [name, value] of Object.entries(readings)) {
    parts[`reading ${name}`] = value;
  }
  return new Map(
    Object.entries(parts).filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

/** SHA-256 of what a run's bytes depend on. */
export function planDigest(plan: RunBasis): string {
  const entries = [...planBasis(plan)].sort(([a], [b]) => a < b ? -1 : 1);
  return createHash("sha256").update(JSON.stringify(entries)).digest("hex");
}

/** The first thing in which two plans differ, as the end of a sentence; undefined where nothing does. */
export function planDifference(
  standing: RunBasis,
  wanted: RunBasis,
): string | undefined {
  const [theirs, ours] = [planBasis(standing), planBasis(wanted)];
  for (const name of new Set([...theirs.keys(), ...ours.keys()])) {
    const [was, is] = [theirs.get(name), ours.get(name)];
    if (was === is) continue;
    return `its ${name} is ${was ?? "not stated"}, and now ${
      is ?? "not stated"
    }`;
  }
  return undefined;
}
