import type { CommandOption } from "../../lib/cli/option_table.ts";
import type { OptionValues } from "../../lib/cli/option_values.ts";
import { sideList } from "../option/side_list.ts";
import { stageNames } from "../option/stage_names.ts";

/** Options of `deno task bench`. */
export const SUITE_OPTIONS: readonly CommandOption[] = [
  {
    name: "stages",
    value: "A,B",
    about:
      "stages to time. Default: all; those that they need are run as well, once",
  },
  {
    name: "scan",
    value: "N,...",
    about: "rows and columns of the scans, 32 to 256. Default: 48",
  },
  {
    name: "detector",
    value: "N",
    about:
      "rows and columns of the detector, 32 to 256. Default: 62 up to --scan 128, else 124",
  },
  {
    name: "engine",
    value: "cpu|webgpu|all",
    about:
      "what computes. Default: cpu, and webgpu too where there is a hardware adapter",
  },
  {
    name: "repeats",
    value: "N",
    about:
      "runs of each stage that count, at most, 1 to 99: fewer where they take long. Default: 7",
  },
  {
    name: "seconds",
    value: "N",
    about:
      "time that each stage may take; its first run is made in any case. Default: 12",
  },
  {
    name: "seed",
    value: "N",
    about: "seed of everything random, 0 to 4294967295. Default: 0",
  },
  {
    name: "out",
    value: "FILE",
    about:
      "record to write; history.jsonl beside it is added to. Default: reports/bench/suite.json",
  },
  { name: "help", about: "print this" },
];

/** What `deno task bench` is asked for. */
export interface SuiteChoices {
  /** Names of the stages; null for all. */
  readonly stages: readonly string[] | null;
  readonly scans: readonly number[];
  readonly detector: number | undefined;
  /** Undefined where the adapter decides. */
  readonly engine: "cpu" | "webgpu" | "all" | undefined;
  readonly repeats: number;
  readonly seconds: number;
  readonly seed: number;
  readonly out: string;
}

/**
 * Reads the options' values.
 *
 * @throws {InputError} where one can't be used
 */
export function suiteChoices(options: OptionValues): SuiteChoices {
  const side = { least: 32, most: 256 };
  return {
    stages: stageNames(options.text("stages")),
    scans: sideList(options, "scan", side) ?? [48],
    detector: options.integer("detector", side),
    engine: options.choice("engine", ["cpu", "webgpu", "all"]),
    repeats: options.integer("repeats", { least: 1, most: 99 }) ?? 7,
    seconds: options.integer("seconds", { least: 0, most: 86400 }) ?? 12,
    seed: options.integer("seed", { least: 0, most: 2 ** 32 - 1 }) ?? 0,
    out: options.text("out") ?? "reports/bench/suite.json",
  };
}
