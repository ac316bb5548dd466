import { InputError } from "../../lib/scan/input_error.ts";
import type { CommandOption } from "../../lib/cli/option_table.ts";
import { OptionValues } from "../../lib/cli/option_values.ts";
import type { ParsedOptions } from "../../lib/cli/parse_options.ts";
import { findStage, STAGES, stagesWithNeeds } from "../stage/stages.ts";
import { LEAST_VALUES } from "../statistics/hodges_lehmann.ts";
import { leastRounds } from "../statistics/least_rounds.ts";
import { VERDICT_DEFAULTS } from "./compare_stages.ts";

/** Options of `deno task bench:compare`. */
export const COMPARE_OPTIONS: readonly CommandOption[] = [
  {
    name: "stages",
    value: "A,B",
    about:
      "stages to compare; what they need is run as well. Default: all but the whole trainings, what comes " +
      "after those, and pieces of other stages",
  },
  {
    name: "rounds",
    value: "N",
    about:
      "rounds, each with two fresh processes. Default: 16, which finds a 30 % slowdown on a busy machine; a quiet " +
      "one does with 12",
  },
  { name: "engine", value: "cpu|webgpu", about: "Default: cpu" },
  {
    name: "scan",
    value: "N",
    about: "positions along each side of the synthetic junction. Default: 32",
  },
  {
    name: "detector",
    value: "N",
    about:
      "detector pixels along each side. Default: 62 up to scan 128, else 124",
  },
  {
    name: "seed",
    value: "N",
    about: "seed of everything random, 0 to 4294967295. Default: 0",
  },
  {
    name: "floor",
    value: "PERCENT",
    about: "change that counts at least. Default: 10",
  },
  {
    name: "out",
    value: "FILE",
    about: "record to write. Default: reports/bench/comparison.json",
  },
  { name: "quiet", about: "print nothing but the table and errors" },
  { name: "help", about: "print this" },
];

/** What to compare, and how. */
export interface CompareOptions {
  /** Names as given; the second is null for the work tree as it stands. */
  readonly revisions: readonly [string, string | null];
  /** Names of the stages to compare. */
  readonly stages: readonly string[];
  readonly rounds: number;
  readonly engine: "cpu" | "webgpu";
  readonly scan: number;
  readonly detector: number | undefined;
  readonly seed: number;
  readonly effectFloor: number;
  readonly negligible: number;
  readonly familyError: number;
  readonly out: string;
  readonly quiet: boolean;
}

/** Whole trainings, which take longer than all else together; a step each stands for them. */
const LONG = ["ae", "vae"];

/**
 * Reads the command line.
 *
 * @throws {InputError} where it can't be used
 */
export function compareOptions(
  { positionals, values }: ParsedOptions,
): CompareOptions {
  const options = new OptionValues(values);
  if (positionals.length > 2) {
    throw new InputError(
      `Cannot compare ${
        positionals.join(" ")
      }: wanted at most two revisions, ` +
        `was given ${positionals.length}; name the one before and, if it is not the work tree, the one after`,
    );
  }
  const floor = options.text("floor");
  const effectFloor = floor === undefined
    ? VERDICT_DEFAULTS.effectFloor
    : Number(floor) / 100;
  if (!(effectFloor > 0 && effectFloor <= 1)) {
    throw new InputError(
      `Cannot use --floor ${floor}: it must be a percentage above 0 and up to 100`,
    );
  }
  const stages = stageNames(options.text("stages"));
  const { familyError } = VERDICT_DEFAULTS;
  const least = Math.max(
    LEAST_VALUES,
    leastRounds(stages.length, familyError),
  );
  const rounds = options.integer("rounds", { least: 1, most: 1000 }) ?? 16;
  if (rounds < least) {
    throw new InputError(
      `Cannot compare ${stages.length} ${
        stages.length === 1 ? "stage" : "stages"
      } in --rounds ${rounds}: wanted at least ${least}, as with fewer no change could be told ` +
        "from chance; give more rounds or fewer --stages",
    );
  }
  return {
    revisions: [positionals[0] ?? "HEAD~1", positionals[1] ?? null],
    stages,
    rounds,
    engine: options.choice("engine", ["cpu", "webgpu"]) ?? "cpu",
    scan: options.integer("scan", { least: 1, most: 2048 }) ?? 32,
    detector: options.integer("detector", { least: 1, most: 2048 }),
    seed: options.integer("seed", { least: 0, most: 2 ** 32 - 1 }) ?? 0,
    effectFloor,
    // Half the floor at most, or the floor would not be the larger of the two.
    negligible: Math.min(VERDICT_DEFAULTS.negligible, effectFloor / 2),
    familyError,
    out: options.text("out") ?? "reports/bench/comparison.json",
    quiet: options.on("quiet"),
  };
}

function stageNames(text: string | undefined): string[] {
  if (text === undefined) {
    return STAGES.filter(({ name, piece }) =>
      (piece === undefined || name.endsWith("-step")) &&
      !stagesWithNeeds([name]).some(({ name }) => LONG.includes(name))
    ).map(({ name }) => name);
  }
  const names = [...new Set(text.split(",").map((name) => name.trim()))];
  const unknown = names.find((name) => findStage(name) === undefined);
  if (unknown !== undefined) {
    throw new InputError(
      `Cannot compare the stage ${JSON.stringify(unknown)}: wanted some of ${
        STAGES.map(({ name }) => name).join(", ")
      }`,
    );
  }
  return names;
}
